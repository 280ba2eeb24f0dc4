package io.stackline.launch;

import io.stackline.launch.demo.ClientIdentity;
import io.stackline.launch.demo.LineClient;
import io.stackline.launch.demo.LineClientException;
import io.stackline.launch.demo.RunFollower;
import io.stackline.launch.demo.Screen;
import io.stackline.opcua.LineServer;
import io.stackline.press.StageKind;
import io.stackline.recipe.Binder;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.OpenParameter;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stackline demo}: the whole line on simulated presses, driven by an OPC UA client. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts simulated presses, bridge, sequencer and OPC UA server in one process, runs one cell as an OPC UA client would, "
          + "and writes its record. Exit status 0 only if every stage passed."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String OPERATOR = "operator";
  private static final Duration INSITU = Duration.ofMinutes(10);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Option(
      names = "--recipe",
      paramLabel = "ID",
      description = "Recipe to run (default: ${DEFAULT-VALUE}).")
  private String recipe = "li-metal-cell";

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "Ceiling for the speed of time, 1 is real (default: 150; 2 on a site with presses of other makers, "
              + "whose strokes the bridge times or samples itself).")
  private @Nullable Double chosenSpeed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run's folder goes (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs");

  @Mixin private final SiteOption siteOption = new SiteOption();

  private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Screen screen = new Screen(console, Boolean.getBoolean("stackline.terminal"));

  @Override
  public Integer call() throws Exception {
    Site site = siteOption.read();
    Recipe chosen = ending(RecipeChoice.offered(site, recipe));
    double speed = chosenSpeed == null ? Speeds.usual(site) : chosenSpeed;
    SystemTime time = Speeds.time(speed, site);
    OutFolder.make(out);
    Path scratch = Files.createTempDirectory("stackline-demo");
    try (SimulatedPlcs plcs = SimulatedPlcs.startOnFreePorts(site, speed);
        DataFolder data = DataFolder.lock(scratch)) {
      screen.say("site " + site.name() + ": " + site.title());
      plcs.lines().forEach(line -> screen.say("  simulated press " + line));
      return LineProcess.run(
          plcs.connected(site).withOpcUaPort(0),
          time,
          data,
          out,
          line -> drive(line, chosen, plcs, speed));
    } finally {
      delete(scratch);
    }
  }

  private int drive(LineProcess.Running line, Recipe chosen, SimulatedPlcs plcs, double speed)
      throws Exception {
    ClientIdentity identity = ClientIdentity.draw();
    LineServer opcua = line.opcua().orElseThrow();
    opcua.trustClient(identity.certificate());
    String password =
        opcua.firstStartCredentials().stream()
            .filter(each -> each.user().equals(OPERATOR))
            .findFirst()
            .orElseThrow()
            .password();
    String endpoint = opcua.endpoints().get(0);
    screen.say("  OPC UA " + endpoint + " (Basic256Sha256, SignAndEncrypt, user " + OPERATOR + ")");
    try (LineClient client =
        LineClient.connect(
            endpoint,
            opcua.namespaceUri(),
            identity,
            OPERATOR,
            password,
            opcua.serverCertificate())) {
      List<String> bindings = bindings(chosen);
      RunFollower follower =
          new RunFollower(client, screen, line.hands().orElseThrow()::awaitPlaced);
      long start = System.nanoTime();
      RunFollower.Result result =
          follower.follow(
              recipe, bindings, chosen.stages().stream().map(StageTemplate::id).toList(), LIMIT);
      Path folder =
          line.records().orElseThrow().written(new RunId(result.run())).get(30, TimeUnit.SECONDS);
      screen.say(
          String.format(
              Locale.ROOT,
              "speed %.0f× achieved under a ceiling of %.0f×, %.0f s of wall time",
              plcs.speedAchieved(),
              speed,
              (System.nanoTime() - start) / 1e9));
      screen.say("record   " + folder.resolve("record.json"));
      screen.say("picture  " + folder.resolve("pressure.svg"));
      screen.say(
          result.passed() ? "every stage passed" : "not every stage passed: " + result.state());
      return result.passed() ? 0 : Stackline.REFUSED;
    } catch (LineClientException e) {
      throw new CommandRefused(
          e.getMessage() == null ? "the OPC UA client failed" : e.getMessage(),
          "see the log above");
    }
  }

  /**
   * What the recipe leaves open is bound to what is assumed for it, and in situ, where a cell is
   * held for days, to minutes; each is said.
   */
  private List<String> bindings(Recipe chosen) {
    Map<String, String> assumed = Binder.assumptions(chosen);
    List<String> bindings = new ArrayList<>();
    for (OpenParameter open : OpenParameter.of(chosen)) {
      String value =
          isStackPressure(chosen, open)
              ? INSITU.toMinutes() + " min"
              : assumed.getOrDefault(open.name(), "");
      bindings.add(open.name() + "=" + value);
      screen.say("  bound for the demo: " + open.name() + "=" + value + " (" + open.reason() + ")");
    }
    return bindings;
  }

  private static boolean isStackPressure(Recipe chosen, OpenParameter open) {
    return chosen.stages().stream()
        .anyMatch(
            each -> each.kind() == StageKind.INSITU && open.name().equals(each.id() + ".dwell"));
  }

  /** A demo has an end. */
  private static Recipe ending(Recipe chosen) {
    for (StageTemplate each : chosen.stages()) {
      if (each.dwell() instanceof Parameter.Bound<Dwell> bound
          && bound.value() instanceof Dwell.UntilReleased) {
        throw new CommandRefused(
            "recipe " + chosen.id() + " holds stage " + each.id() + " until somebody releases it",
            "see what it does with: stackline simulate " + chosen.id());
      }
    }
    return chosen;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
