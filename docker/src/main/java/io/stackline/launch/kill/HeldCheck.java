package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Looks whether every unfinished run came back held by the restart, with its reason. */
final class HeldCheck {
  private static final int LOOKS_MAX = 250;

  private HeldCheck() {}

  /**
   * Waits until they are, bounded; nobody may ask anything of the line meanwhile.
   *
   * @param runs that have not ended, by the journal
   * @return what is wrong; nothing if the line dies meanwhile
   */
  static List<String> faults(LineClient line, List<String> runs, CompletableFuture<Void> died)
      throws InterruptedException {
    List<String> nodes = new ArrayList<>();
    for (String run : runs) {
      List.of("State", "HeldBy", "Reason").forEach(each -> nodes.add("run/" + run + "/" + each));
    }
    List<String> wrong = List.of();
    for (int i = 0; i < LOOKS_MAX && !runs.isEmpty() && !died.isDone(); i++) {
      Optional<List<Optional<String>>> seen = Waiting.forAnswer(line.read(nodes), died);
      if (seen.isPresent()) {
        wrong = wrong(runs, seen.get());
        if (wrong.isEmpty()) {
          return List.of();
        }
      }
      Waiting.briefly(died);
    }
    return died.isDone() ? List.of() : wrong;
  }

  static List<String> wrong(List<String> runs, List<Optional<String>> seen) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String state = seen.get(3 * i).orElse("nowhere to be seen");
      String by = seen.get(3 * i + 1).orElse("");
      String reason = seen.get(3 * i + 2).orElse("");
      boolean held = state.equals("HELD") && by.equals("RESTART") && !reason.isBlank();
      // what was being aborted goes on letting go: that is the safer side
      boolean aborting = state.equals("ABORTING") || state.equals("ABORTED");
      if (!held && !aborting) {
        wrong.add(
            "run "
                + runs.get(i)
                + " came back "
                + state
                + " by \""
                + by
                + "\": \""
                + reason
                + "\"");
      }
    }
    return wrong;
  }
}
