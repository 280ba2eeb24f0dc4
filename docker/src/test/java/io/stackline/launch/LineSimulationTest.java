package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.bridge.Links;
import io.stackline.bridge.ModbusBridge;
import io.stackline.plcsim.Bench;
import io.stackline.press.PressId;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.sequence.Sequencer;
import io.stackline.sequence.SequencerSettings;
import io.stackline.sequence.store.SqlStore;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole line but its sockets under virtual time, over links that lose requests and answers,
 * with a process of ours that dies once and comes back, and an operator who moves the target of the
 * stack pressure, releases it, and sends presses on errands at any moment. Checked from outside: no
 * force above the cap, no stage pressed twice, no errand or adjustment sent twice, one outcome a
 * command, every run ends, and the same seed tells the same story twice. To replay a seed alone,
 * run {@code mvn verify -pl docker -am -Dtest=LineSimulationTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class LineSimulationTest {
  /** One seed in every build; more by {@code -Dsimulation.seeds=2,3,4}. */
  static LongStream seeds() {
    return Arrays.stream(System.getProperty("simulation.seeds", "1").split(",", -1))
        .mapToLong(Long::parseLong);
  }

  private static final Duration LONGEST = Duration.ofHours(2);
  private static final double TRIP_MARGIN = 1.03;
  private static final double AREA_MM2 = Math.PI * 25;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRunEndsAndNothingIsPressedTwiceWhateverTheWireLoses(long seed) throws Exception {
    Site site = QuickSite.read(folder.resolve("site"));

    Story first = story(site, seed, 0.01, folder.resolve("first"));
    Story second = story(site, seed, 0.01, folder.resolve("second"));

    String why = "seed " + seed + ": " + first;
    assertTrue(first.faults() > 50, "a control: the wire must have lost something; " + why);
    assertEquals(RunState.COMPLETE, first.status().state(), why);
    assertTrue(
        first.status().stages().stream().allMatch(stage -> stage.state() == StageState.DONE), why);
    assertEquals(Map.of("P1", 2L, "P2", 1L, "P3", 1L), first.strokes(), why);
    assertTrue(first.outcomes().values().stream().allMatch(count -> count == 1), why);
    assertTrue(first.orders().values().stream().allMatch(count -> count == 1), why);
    assertTrue(first.told().values().stream().allMatch(share -> share <= 1), why);
    assertTrue(first.told().containsKey("Errand"), "a control: presses were told; " + why);
    assertTrue(first.told().containsKey("GoOn"), "a control: it was released; " + why);
    assertEquals(first.events(), second.events(), "the same seed tells the same story; " + why);
  }

  /** What was seen from outside. */
  private record Story(
      RunStatus status,
      Map<String, Long> strokes,
      Map<CommandId, Integer> outcomes,
      Map<OrderId, Integer> orders,
      Map<String, Double> told,
      List<String> events,
      long faults) {}

  private static Story story(Site site, long seed, double faultShare, Path journal)
      throws Exception {
    VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    SplittableRandom random = new SplittableRandom(seed);
    Map<PressId, VirtualPress> presses = presses(site, time, seed, faultShare);
    Operator operator = new Operator(time, random.split(), List.copyOf(presses.keySet()));
    Duration alive = Duration.ofSeconds(random.nextLong(20, 300));
    live(site, time, presses, operator, journal, alive);
    // Shorter than the 30 s after which a frozen ramp decompresses and latches an alarm.
    time.advance(Duration.ofSeconds(random.nextLong(0, 25)));
    live(site, time, presses, operator, journal, LONGEST);
    Map<String, Long> strokes = new HashMap<>();
    presses.forEach((id, press) -> strokes.put(id.value(), press.strokes()));
    long faults = presses.values().stream().mapToLong(VirtualPress::faultsMade).sum();
    return new Story(
        operator.status(),
        strokes,
        operator.outcomes,
        operator.orders,
        operator.told(),
        operator.events,
        faults);
  }

  private static Map<PressId, VirtualPress> presses(
      Site site, VirtualTime time, long seed, double faultShare) {
    Bench bench = new Bench();
    Map<String, Double> caps = Map.of("P1", 500.0, "P2", 50.0, "P3", 80.0);
    Map<PressId, VirtualPress> presses = new LinkedHashMap<>();
    for (PressId id : site.presses().keySet()) {
      double capMPa = Optional.ofNullable(caps.get(id.value())).orElseThrow();
      double capKn = TRIP_MARGIN * capMPa * AREA_MM2 / 1e3;
      presses.put(
          id, new VirtualPress(id.value(), time, bench, seed + presses.size(), faultShare, capKn));
    }
    return presses;
  }

  /** One life of our process, over the same journal and the same presses as the one before. */
  private static void live(
      Site site,
      VirtualTime time,
      Map<PressId, VirtualPress> presses,
      Operator operator,
      Path journal,
      Duration longest)
      throws Exception {
    Links clean = press -> press(presses, press.press().id()).clean();
    Links lossy = press -> press(presses, press.press().id()).faulty();
    Board board = new LocalBoard();
    try (SqlStore store = SqlStore.open(journal);
        ModbusBridge bridge = ModbusBridge.start(site, board, time, lossy);
        SimulatedHands hands = SimulatedHands.start(site, board, time, clean);
        Sequencer sequencer =
            Sequencer.start(
                site, board, time, store, new SequencerSettings("simulation", true, 1))) {
      operator.comesTo(board);
      time.runUntil(operator::isDone, longest);
      operator.leaves();
    }
  }

  private static VirtualPress press(Map<PressId, VirtualPress> presses, PressId id) {
    return Optional.ofNullable(presses.get(id)).orElseThrow();
  }

  /**
   * Starts one run, confirms what is asked, resumes what is held, adjusts and releases the hold,
   * tells presses this and that, and writes down what is seen.
   */
  private static final class Operator {
    private static final Duration GLANCE = Duration.ofSeconds(5);
    private static final int HOLD = 3;

    /** Glances at the hold before it is adjusted, and before it is released. */
    private static final int ADJUST_AFTER = 24;

    private static final int RELEASE_AFTER = 40;
    private static final List<Errand> ERRANDS = List.of(Errand.values());
    private static final List<String> TARGETS =
        List.of("71 MPa", "73 MPa", "76 MPa", "78 MPa", "80 MPa", "81 MPa", "90 MPa");

    private final VirtualTime time;
    private final SplittableRandom random;
    private final List<PressId> presses;
    private final Map<OrderId, Integer> orders = new LinkedHashMap<>();
    private final Map<OrderId, String> kinds = new LinkedHashMap<>();
    private int glances;
    private final Map<CommandId, Integer> outcomes = new LinkedHashMap<>();
    private final Map<CommandId, Command> asked = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private Optional<Board> board = Optional.empty();
    private Optional<Crank> crank = Optional.empty();
    private Optional<RunId> run = Optional.empty();
    private Optional<RunStatus> last = Optional.empty();

    Operator(VirtualTime time, SplittableRandom random, List<PressId> presses) {
      this.time = time;
      this.random = random;
      this.presses = presses;
    }

    void comesTo(Board fresh) {
      board = Optional.of(fresh);
      crank = Optional.of(time.crank("operator"));
      fresh.outcomes().watch((id, outcome) -> heard(outcome));
      fresh.runs().watch((id, status) -> saw(status));
      fresh.orders().watch((id, order) -> ordered(order));
      // Whoever had no answer asks again, under the same id.
      outcomes.forEach(
          (id, count) -> {
            if (count == 0) {
              post(Optional.ofNullable(asked.get(id)).orElseThrow());
            }
          });
      crank.get().after(GLANCE, this::look);
    }

    void leaves() {
      crank.ifPresent(Crank::close);
      board = Optional.empty();
    }

    /** Looks every five seconds, as a person would. */
    private void look() {
      if (asked.isEmpty()) {
        RecipeId recipe = new RecipeId("quick-hold");
        ask(new Command.StartRun(next(), "operator", time.now(), recipe, 0, Map.of()));
      }
      last.ifPresent(this::act);
      if (!isDone()) {
        crank.orElseThrow().after(GLANCE, this::look);
      }
    }

    private void act(RunStatus status) {
      if (status.state().isEnded()) {
        return;
      }
      if (random.nextInt(8) == 0) {
        PressId press = presses.get(random.nextInt(presses.size()));
        Errand errand = ERRANDS.get(random.nextInt(ERRANDS.size()));
        ask(new Command.ToPress(next(), "operator", time.now(), press, errand));
      }
      if (status.stages().get(HOLD).state() == StageState.PRESSING) {
        glances++;
      }
      if (status.state() == RunState.HELD) {
        ask(new Command.Resume(next(), "operator", time.now(), status.id()));
      } else if (status.openPrompt().isPresent()) {
        String prompt = status.openPrompt().orElseThrow().id();
        ask(new Command.Confirm(next(), "operator", time.now(), status.id(), prompt, ""));
      } else if (glances > RELEASE_AFTER && random.nextInt(3) == 0) {
        ask(new Command.Release(next(), "operator", time.now(), status.id()));
      } else if (glances > ADJUST_AFTER && random.nextInt(3) == 0) {
        String target = TARGETS.get(random.nextInt(TARGETS.size()));
        ask(new Command.Adjust(next(), "operator", time.now(), status.id(), target));
      }
    }

    private void ordered(PressOrder order) {
      orders.merge(order.id(), 1, Integer::sum);
      kinds.put(order.id(), kind(order));
    }

    private static String kind(PressOrder order) {
      boolean errand = order.runNumber() == PressOrder.NO_STROKE;
      return errand ? "Errand" : order.getClass().getSimpleName();
    }

    /** Orders of a kind over the commands that asked for one. */
    Map<String, Double> told() {
      Map<String, Long> wanted = new HashMap<>();
      asked.values().forEach(each -> wanted.merge(kind(each), 1L, Long::sum));
      Map<String, Double> told = new HashMap<>();
      for (String kind : List.of("Errand", "GoOn", "Adjust")) {
        long sent = kinds.values().stream().filter(kind::equals).count();
        if (sent > 0) {
          told.put(kind, (double) sent / wanted.getOrDefault(kind, 0L));
        }
      }
      return told;
    }

    private static String kind(Command command) {
      if (command instanceof Command.ToPress) {
        return "Errand";
      }
      return command instanceof Command.Release ? "GoOn" : command.getClass().getSimpleName();
    }

    private void ask(Command command) {
      outcomes.put(command.id(), 0);
      asked.put(command.id(), command);
      post(command);
    }

    private void post(Command command) {
      assertTrue(board.orElseThrow().commands().post(command.id(), command));
    }

    private void heard(Outcome outcome) {
      outcomes.merge(outcome.command(), 1, Integer::sum);
      if (run.isEmpty() && outcome instanceof Outcome.Accepted accepted) {
        run = Optional.of(accepted.run());
      }
      events.add(time.now() + " " + outcome.getClass().getSimpleName());
    }

    private void saw(RunStatus status) {
      last = Optional.of(status);
      List<StageState> stages = status.stages().stream().map(RunStatus.StageStatus::state).toList();
      events.add(time.now() + " " + status.state() + " " + stages + " " + status.reason());
    }

    private CommandId next() {
      return new CommandId("command-" + (asked.size() + 1));
    }

    boolean isDone() {
      boolean answered = outcomes.values().stream().allMatch(count -> count > 0);
      return answered && last.map(status -> status.state().isEnded()).orElse(false);
    }

    RunStatus status() {
      return last.orElseThrow();
    }
  }
}
