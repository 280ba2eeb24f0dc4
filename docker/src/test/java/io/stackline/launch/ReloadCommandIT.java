package io.stackline.launch;

import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.Shell.Answer;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reload} and {@code handover} as somebody types them beside a line that runs. */
final class ReloadCommandIT {
  private static final RecipeId PELLET = new RecipeId("quick-pellet");

  private final Path site;
  private final Path data;

  ReloadCommandIT(@TempDir Path folder) {
    site = QuickSite.in(folder.resolve("site"));
    data = folder.resolve("data");
  }

  private Answer reload(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("reload", "--site", site.toString(), "--data", data.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(new String[0]));
  }

  private Answer handOver() {
    return run("handover", "--data", data.toString());
  }

  private void replace(String file, String old, String other) {
    Path unused = Shell.edit(site.resolve(file), old, other);
  }

  private static Outcome start(LineProcess.Running line, RecipeId recipe, int revision)
      throws Exception {
    CommandId id = new CommandId("start-" + recipe + "-" + revision);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    try (var watch =
        line.board()
            .outcomes()
            .watch(
                (command, answer) -> {
                  if (command.equals(id)) {
                    outcome.complete(answer);
                  }
                })) {
      Command command = new Command.StartRun(id, "ann", Instant.now(), recipe, revision, Map.of());
      assertTrue(line.board().commands().post(id, command));
      return outcome.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatHasChangedEntersTheRunningLineAllOrNothing() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      replace("site.yaml", "port: 4840", "port: " + free.getLocalPort());
    }
    Site read = SiteFolder.read(site);
    try (DataFolder locked = DataFolder.lock(data)) {
      boolean done =
          LineProcess.run(
              read,
              SystemTime.real(),
              locked,
              locked.runs(),
              new LineProcess.Work<Boolean>() {
                @Override
                public Optional<Path> folder() {
                  return Optional.of(site);
                }

                @Override
                public Boolean with(LineProcess.Running line) throws Exception {
                  tell(line);
                  return true;
                }
              });
      assertTrue(done);
    }
    Answer alone = handOver();
    assertEquals(1, alone.status());
    assertTrue(alone.err().contains("no line runs with the data folder"), alone.err());
  }

  private void tell(LineProcess.Running line) throws Exception {
    Answer same = reload();
    assertEquals(0, same.status(), same.err());
    assertTrue(same.out().contains("nothing has changed"), same.out());
    assertTrue(handOver().out().contains("nothing waits for anybody"), handOver().out());

    replace("recipes/quick-pellet.yaml", "revision: 1", "revision: 2");
    Answer shown = reload("--dry-run");
    assertTrue(shown.out().contains("changed recipe quick-pellet, revision 1 to 2"), shown.out());
    assertTrue(start(line, PELLET, 2) instanceof Outcome.Refused, "only shown");

    replace("recipes/quick-pellet.yaml", "target: 250 MPa", "target: 250");
    Answer wrong = reload();
    assertEquals(1, wrong.status());
    assertTrue(wrong.err().contains("nothing was changed"), wrong.err());
    replace("recipes/quick-pellet.yaml", "target: 250", "target: 250 MPa");

    replace("site.yaml", "title: ", "title: The new ");
    Answer more = reload();
    assertTrue(more.err().contains("has changed: title; restart the line"), more.err());
    replace("site.yaml", "title: The new ", "title: ");

    Answer taken = reload();
    assertEquals(0, taken.status(), taken.err());
    assertTrue(taken.out().contains("1 taken"), taken.out());
    Outcome started = start(line, PELLET, 0);
    assertTrue(started instanceof Outcome.Accepted, started.toString());

    String waits = handOver().out();
    assertTrue(waits.startsWith("operator"), waits);
    assertTrue(waits.contains("(densify.1): Load the electrolyte."), waits);
    Path other = QuickSite.in(data.resolveSibling("other"));
    Answer elsewhere = run("reload", "--site", other.toString(), "--data", data.toString());
    assertTrue(elsewhere.err().contains("the line runs with the site in"), elsewhere.err());
  }
}
