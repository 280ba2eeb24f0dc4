package io.stackline.sequence;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.site.StoreSettings;
import io.stackline.time.VirtualTime;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A whole sequencer on a real database under virtual time, with a scripted bridge. */
final class Bench implements AutoCloseable {
  static final SequencerSettings SETTINGS = new SequencerSettings("stackline test", true, 50);

  final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T02:08:00Z"));
  private final ScriptedBridge.Presses presses = new ScriptedBridge.Presses();
  private final Path folder;
  private final StoreSettings settings;
  private Site site;
  private Board board;
  private SqlStore store;
  private FlakyStore flaky;
  private Sequencer sequencer;
  private ScriptedBridge bridge;
  private int commands;
  private long stamps;

  Bench(Path folder, Site site) throws StoreRefused {
    this(folder, site, StoreSettings.USUAL);
  }

  Bench(Path folder, Site site, StoreSettings settings) throws StoreRefused {
    this.folder = folder;
    this.site = site;
    this.settings = settings;
    board = new LocalBoard();
    store = SqlStore.open(folder, settings);
    flaky = new FlakyStore(store);
    bridge = new ScriptedBridge(board, time, presses);
    sequencer = Sequencer.start(site, board, time, flaky, SETTINGS);
    time.advance(Duration.ZERO);
  }

  static Bench open(Path folder) throws StoreRefused {
    return new Bench(folder, TestSite.site());
  }

  /** Everything but the presses and the data folder dies and comes back. */
  void restart() throws StoreRefused {
    close();
    board = new LocalBoard();
    store = SqlStore.open(folder, settings);
    flaky = new FlakyStore(store);
    bridge = new ScriptedBridge(board, time, presses);
    sequencer = Sequencer.start(site, board, time, flaky, SETTINGS);
    time.advance(Duration.ZERO);
  }

  /** The same on a site that was changed meanwhile. */
  void restart(Site changed) throws StoreRefused {
    site = changed;
    restart();
  }

  @Override
  public void close() {
    sequencer.close();
    bridge.stop();
    store.close();
  }

  Board board() {
    return board;
  }

  SqlStore store() {
    return store;
  }

  FlakyStore flaky() {
    return flaky;
  }

  ScriptedBridge bridge() {
    return bridge;
  }

  /** Why changed recipes, dies and materials are not taken, or nothing if they are. */
  Optional<Refusal> reload(Site changed) {
    CompletableFuture<Optional<Refusal>> answer = sequencer.reload(changed, "test");
    time.advance(Duration.ZERO);
    return answer.getNow(Optional.of(new Refusal(Refusal.Code.BUSY, "no answer", "wait")));
  }

  SequencerFigures figures() {
    return sequencer.figures();
  }

  CommandId id() {
    return new CommandId("c-" + ++commands);
  }

  Outcome ask(Command command) {
    post(command);
    return outcome(command).orElseThrow(() -> new AssertionError("not answered: " + command));
  }

  void post(Command command) {
    board.commands().post(command.id(), command);
    time.advance(Duration.ZERO);
  }

  Optional<Outcome> outcome(Command command) {
    return board.outcomes().get(command.id());
  }

  RunId start(RecipeId recipe, Map<String, String> bindings) {
    Outcome outcome = ask(new Command.StartRun(id(), "ann", time.now(), recipe, 0, bindings));
    if (outcome instanceof Outcome.Accepted accepted) {
      return accepted.run();
    }
    throw new AssertionError(outcome.toString());
  }

  RunId start() {
    return start(TestSite.RECIPE, Story.BOUND);
  }

  RunStatus status(RunId run) {
    return board
        .runs()
        .latest(run)
        .orElseThrow(() -> new AssertionError("run " + run + " is not shown"));
  }

  /** The press was read in this state. */
  void read(PressId press, PressState state) {
    read(
        new PressReading.Fresh(
            press, time.now(), TestReading.at(state, 0), Force.UNKNOWN, Area.ofMm2(78.54), true));
  }

  void read(PressReading reading) {
    board.readings().publish(reading.press(), new Stamp(1, ++stamps), reading);
    time.advance(Duration.ZERO);
  }

  Outcome errand(PressId press, Errand errand) {
    return ask(new Command.ToPress(id(), "ann", time.now(), press, errand));
  }

  /** Confirms the open prompt, as often as one is open. */
  void confirmAll(RunId run) {
    while (status(run).state() == RunState.RUNNING && status(run).openPrompt().isPresent()) {
      String prompt = status(run).openPrompt().orElseThrow().id();
      accepted(new Command.Confirm(id(), "bob", time.now(), run, prompt, "ok"));
    }
  }

  void hold(RunId run) {
    accepted(new Command.Hold(id(), "ann", time.now(), run));
  }

  void resume(RunId run) {
    accepted(new Command.Resume(id(), "ann", time.now(), run));
  }

  void stop(RunId run) {
    accepted(new Command.Stop(id(), "ann", time.now(), run));
  }

  /** A run that is started now waits, for a reason with these words; it is ended again. */
  void assertWaits(String words) {
    RunId run = start();
    if (status(run).state() != RunState.QUEUED || !status(run).reason().contains(words)) {
      throw new AssertionError(status(run).toString());
    }
    stop(run);
  }

  void abort(RunId run) {
    accepted(new Command.Abort(id(), "ann", time.now(), run));
  }

  /** A person has looked after a press. */
  Outcome clear(PressId press) {
    return ask(new Command.Clear(id(), "carl", time.now(), press, "pellet taken out"));
  }

  private void accepted(Command command) {
    Outcome outcome = ask(command);
    if (!(outcome instanceof Outcome.Accepted)) {
      throw new AssertionError(outcome.toString());
    }
  }

  /** Confirms whatever is asked until the condition holds or two hours have passed. */
  void drive(RunId run, BooleanSupplier until) {
    Instant end = time.now().plus(Duration.ofHours(2));
    while (!until.getAsBoolean()) {
      confirmAll(run);
      boolean moved = time.runUntil(() -> until.getAsBoolean() || asks(run), Duration.ofHours(1));
      if (!moved || time.now().isAfter(end)) {
        throw new AssertionError("never: " + status(run));
      }
    }
  }

  private boolean asks(RunId run) {
    return status(run).state() == RunState.RUNNING && status(run).openPrompt().isPresent();
  }

  void driveTo(RunId run, RunState state) {
    drive(run, () -> status(run).state() == state);
  }
}
