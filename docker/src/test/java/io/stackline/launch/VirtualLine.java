package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.bridge.Links;
import io.stackline.bridge.ModbusBridge;
import io.stackline.plcsim.Bench;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.sequence.Sequencer;
import io.stackline.sequence.SequencerSettings;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.time.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The line but its sockets under virtual time, with presses that outlive our process; asked and
 * looked at through the board.
 */
final class VirtualLine implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final double NO_CAP_KN = 1000;

  final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final Map<PressId, VirtualPress> presses = new LinkedHashMap<>();
  private final Site site;
  private final Path journal;
  private Optional<Life> life = Optional.empty();
  private int commands;

  /** One process of ours. */
  private record Life(
      Board board, SqlStore store, ModbusBridge bridge, SimulatedHands hands, Sequencer sequencer) {
    void end() {
      sequencer.close();
      hands.close();
      bridge.close();
      store.close();
    }
  }

  VirtualLine(Site site, Path journal) throws StoreRefused {
    this.site = site;
    this.journal = journal;
    Bench bench = new Bench();
    for (PressId id : site.presses().keySet()) {
      presses.put(id, new VirtualPress(id.value(), time, bench, 1 + presses.size(), 0, NO_CAP_KN));
    }
    start();
  }

  /** Our process begins, over the same journal and the same presses. */
  void start() throws StoreRefused {
    Links links =
        press -> Optional.ofNullable(presses.get(press.press().id())).orElseThrow().clean();
    Board board = new LocalBoard();
    SqlStore store = SqlStore.open(journal);
    ModbusBridge bridge = ModbusBridge.start(site, board, time, links);
    SimulatedHands hands = SimulatedHands.start(site, board, time, links);
    SequencerSettings settings = new SequencerSettings("virtual", true, 1);
    Sequencer sequencer = Sequencer.start(site, board, time, store, settings);
    life = Optional.of(new Life(board, store, bridge, hands, sequencer));
  }

  /** Our process dies; the presses do what was downloaded. */
  void die() {
    life.ifPresent(Life::end);
    life = Optional.empty();
  }

  /** Pulls the cable of a press, or puts it back. */
  void cut(PressId press, boolean now) {
    Optional.ofNullable(presses.get(press)).orElseThrow().cut(now);
  }

  Board board() {
    return life.orElseThrow().board();
  }

  CommandId id() {
    return new CommandId("command-" + ++commands);
  }

  Outcome ask(Command command) {
    board().commands().post(command.id(), command);
    until(() -> board().outcomes().get(command.id()).isPresent());
    return board().outcomes().get(command.id()).orElseThrow();
  }

  Outcome errand(PressId press, Errand errand) {
    return ask(new Command.ToPress(id(), "ann", time.now(), press, errand));
  }

  Outcome clear(PressId press) {
    return ask(new Command.Clear(id(), "ann", time.now(), press, ""));
  }

  Outcome askToStart(String recipe) {
    return askToStart(recipe, Map.of());
  }

  private Outcome askToStart(String recipe, Map<String, String> bindings) {
    return ask(new Command.StartRun(id(), "ann", time.now(), new RecipeId(recipe), 0, bindings));
  }

  RunId startRun(String recipe) {
    return startRun(recipe, Map.of());
  }

  RunId startRun(String recipe, Map<String, String> bindings) {
    Outcome outcome = askToStart(recipe, bindings);
    if (outcome instanceof Outcome.Accepted accepted) {
      return accepted.run();
    }
    throw new AssertionError(outcome.toString());
  }

  RunStatus status(RunId run) {
    return board().runs().latest(run).orElseThrow();
  }

  boolean isStage(RunId run, int stage, StageState state) {
    return board()
        .runs()
        .latest(run)
        .filter(each -> each.stages().get(stage).state() == state)
        .isPresent();
  }

  PressStatus press(PressId press) {
    return board().readings().latest(press).flatMap(PressReading::status).orElseThrow();
  }

  boolean isIn(PressId press, PressState state) {
    return board()
        .readings()
        .latest(press)
        .flatMap(PressReading::status)
        .filter(each -> each.state() == state)
        .isPresent();
  }

  /** Confirms whatever a run asks until the condition holds. */
  void drive(RunId run, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      until(() -> condition.getAsBoolean() || asks(run));
      if (!condition.getAsBoolean()) {
        // The simulated hands lay in what the prompt asks for before it is confirmed.
        time.advance(Duration.ofSeconds(5));
        String prompt = status(run).openPrompt().orElseThrow().id();
        ask(new Command.Confirm(id(), "ann", time.now(), run, prompt, ""));
      }
    }
  }

  private boolean asks(RunId run) {
    return board()
        .runs()
        .latest(run)
        .filter(each -> each.state() == RunState.RUNNING && each.openPrompt().isPresent())
        .isPresent();
  }

  void until(BooleanSupplier condition) {
    if (!time.runUntil(condition, LONGEST)) {
      throw new AssertionError("never within " + LONGEST + ": " + board().runs().all());
    }
  }

  @Override
  public void close() {
    die();
  }
}
