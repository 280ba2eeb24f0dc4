package io.stackline.launch;

import io.stackline.launch.kill.KillCampaign;
import io.stackline.launch.kill.KillReport;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline kill}: a line under load is killed again and again. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = {
      "Kills a line under load (kill -9) at random moments and starts it again: real processes and"
          + " sockets, simulated presses in a process of their own. Looks each time whether a"
          + " command that was acknowledged is lost, a stroke was repeated, a press did anything"
          + " but what its program says, a run did not come back held. Exit status 0 only if"
          + " nothing is wrong."
    })
final class KillCommand implements Callable<Integer> {
  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How often (default: ${DEFAULT-VALUE}).")
  private int kills = 10;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Draws the moments and what the clients do (default: ${DEFAULT-VALUE}). What the machine"
              + " makes of them differs each time.")
  private long seed = 1;

  @Option(
      names = "--store",
      paramLabel = "KIND",
      description = "h2 or postgres (default: ${DEFAULT-VALUE}).")
  private StoreKind store = StoreKind.H2;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "With --store postgres: JDBC URL of an empty database.")
  private String url = "";

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "With --store postgres: its user (default: ${DEFAULT-VALUE}).")
  private String user = "stackline";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "With --store postgres: holds the password; without, none is sent.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "Ceiling for the speed of time on the presses (default: ${DEFAULT-VALUE}).")
  private double speed = KillCampaign.USUAL_SPEED;

  @Option(
      names = "--load",
      paramLabel = "N",
      description = "Runs at a time (default: ${DEFAULT-VALUE}).")
  private int load = KillCampaign.USUAL_LOAD;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Keep site, data and logs there; without, they are removed if nothing is wrong.")
  private @Nullable Path keep;

  @Option(names = "--forgetful", hidden = true, description = "Bends the truth, to be found out.")
  private boolean forgetful;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    StoreSettings where = where();
    Path folder = folder();
    KillCampaign.Settings settings =
        new KillCampaign.Settings(
            kills,
            seed,
            speed,
            load,
            where,
            Path.of(System.getProperty("stackline.home", ".")).toAbsolutePath(),
            folder,
            forgetful);
    try {
      return KillReport.run(settings, keep != null, out) ? 0 : Stackline.REFUSED;
    } catch (IOException e) {
      throw new CommandRefused(String.valueOf(e.getMessage()), "see the logs in " + folder);
    }
  }

  private StoreSettings where() {
    if (kills < 0 || load < 1 || load > KillCampaign.LOAD_MAX) {
      throw new CommandRefused(
          "--kills " + kills + " --load " + load + " cannot be done",
          "choose 0 or more kills and 1 to " + KillCampaign.LOAD_MAX + " runs at a time");
    }
    if (store == StoreKind.H2) {
      return StoreSettings.USUAL;
    }
    if (url.isEmpty()) {
      throw new CommandRefused(
          "--store postgres needs a database",
          "name an empty one: --url jdbc:postgresql://127.0.0.1:5432/NAME --user NAME");
    }
    return new StoreSettings(
        new StoreSettings.Where.Postgres(
            url, user, Optional.ofNullable(passwordFile).map(Path::toAbsolutePath)),
        StoreSettings.USUAL.retention());
  }

  private Path folder() {
    try {
      if (keep == null) {
        return Files.createTempDirectory("stackline-kill").resolve("line");
      }
      if (Files.exists(keep)) {
        throw new CommandRefused(
            keep + " is there already", "name a folder that is not, or remove it");
      }
      return keep.toAbsolutePath();
    } catch (IOException e) {
      throw new CommandRefused("no folder can be made: " + e.getMessage(), "name one with --keep");
    }
  }
}
