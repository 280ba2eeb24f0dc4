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
import io.stackline.run.Outcome;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole line but its sockets under virtual time, over links that lose requests and answers.
 * Checked from outside: no force above the cap, no stage pressed twice, one outcome a command,
 * every run ends, and the same seed tells the same story twice. To replay a seed alone, run {@code
 * mvn verify -pl docker -am -Dtest=LineSimulationTest -Dsurefire.failIfNoSpecifiedTests=false}.
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
    assertEquals(first.events(), second.events(), "the same seed tells the same story; " + why);
  }

  /** What was seen from outside. */
  private record Story(
      RunStatus status,
      Map<String, Long> strokes,
      Map<CommandId, Integer> outcomes,
      List<String> events,
      long faults) {}

  private static Story story(Site site, long seed, double faultShare, Path journal)
      throws Exception {
    VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    Bench bench = new Bench();
    Map<PressId, VirtualPress> presses = new LinkedHashMap<>();
    Map<String, Double> caps = Map.of("P1", 500.0, "P2", 50.0, "P3", 80.0);
    for (PressId id : site.presses().keySet()) {
      double capKn =
          TRIP_MARGIN * Optional.ofNullable(caps.get(id.value())).orElseThrow() * AREA_MM2 / 1e3;
      presses.put(
          id, new VirtualPress(id.value(), time, bench, seed + presses.size(), faultShare, capKn));
    }
    Links clean = press -> press(presses, press.press().id()).clean();
    Board board = new LocalBoard();
    try (SqlStore store = SqlStore.open(journal);
        ModbusBridge bridge =
            ModbusBridge.start(
                site, board, time, press -> press(presses, press.press().id()).faulty());
        SimulatedHands hands = SimulatedHands.start(site, board, time, clean);
        Sequencer sequencer =
            Sequencer.start(
                site, board, time, store, new SequencerSettings("simulation", true, 1))) {
      Operator operator = new Operator(board, time);
      operator.start();
      time.runUntil(operator::isDone, LONGEST);
      Map<String, Long> strokes = new HashMap<>();
      presses.forEach((id, press) -> strokes.put(id.value(), press.strokes()));
      long faults = presses.values().stream().mapToLong(VirtualPress::faultsMade).sum();
      return new Story(operator.status(), strokes, operator.outcomes, operator.events, faults);
    }
  }

  private static VirtualPress press(Map<PressId, VirtualPress> presses, PressId id) {
    return Optional.ofNullable(presses.get(id)).orElseThrow();
  }

  /** Starts one run, confirms what is asked, resumes what is held, and writes down what is seen. */
  private static final class Operator {
    private final Board board;
    private final VirtualTime time;
    private final Crank crank;
    private final Map<CommandId, Integer> outcomes = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private Optional<RunId> run = Optional.empty();
    private int commands;

    Operator(Board board, VirtualTime time) {
      this.board = board;
      this.time = time;
      crank = time.crank("operator");
      board.outcomes().watch((id, outcome) -> heard(outcome));
      board
          .runs()
          .watch(
              (id, status) -> {
                events.add(
                    time.now()
                        + " "
                        + status.state()
                        + " "
                        + status.stages().stream().map(each -> each.state()).toList());
              });
    }

    void start() {
      crank.after(
          Duration.ofSeconds(5),
          () ->
              ask(
                  new Command.StartRun(
                      next(),
                      "operator",
                      time.now(),
                      new RecipeId("quick-cell"),
                      0,
                      Map.of("stack-pressure.dwell", "60 s"))));
      look();
    }

    /** Looks every five seconds, as a person would. */
    private void look() {
      run.flatMap(id -> board.runs().latest(id)).ifPresent(this::act);
      if (!isDone()) {
        crank.after(Duration.ofSeconds(5), this::look);
      }
    }

    private void act(RunStatus status) {
      if (status.state() == RunState.HELD) {
        ask(new Command.Resume(next(), "operator", time.now(), status.id()));
      } else if (status.openPrompt().isPresent()) {
        String prompt = status.openPrompt().orElseThrow().id();
        ask(new Command.Confirm(next(), "operator", time.now(), status.id(), prompt, ""));
      }
    }

    private void ask(Command command) {
      outcomes.put(command.id(), 0);
      assertTrue(board.commands().post(command.id(), command));
    }

    private void heard(Outcome outcome) {
      outcomes.merge(outcome.command(), 1, Integer::sum);
      if (run.isEmpty() && outcome instanceof Outcome.Accepted accepted) {
        run = Optional.of(accepted.run());
      }
      events.add(time.now() + " " + outcome.getClass().getSimpleName());
    }

    private CommandId next() {
      return new CommandId("command-" + ++commands);
    }

    boolean isDone() {
      return run.flatMap(id -> board.runs().latest(id))
          .map(status -> status.state().isEnded())
          .orElse(false);
    }

    RunStatus status() {
      return run.flatMap(id -> board.runs().latest(id)).orElseThrow();
    }
  }
}
