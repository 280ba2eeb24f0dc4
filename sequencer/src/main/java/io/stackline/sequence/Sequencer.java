package io.stackline.sequence;

import io.stackline.board.Board;
import io.stackline.board.Watch;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.sequence.route.StageRoutes;
import io.stackline.sequence.stage.Turn;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs recipes on the presses of a site: takes commands from the board, orders strokes, follows and
 * judges them, and keeps the truth about runs in the journal. Owns one crank; everything happens on
 * it.
 *
 * <p>Runs that were unfinished when the journal was last closed, well or not, come back held; see
 * the package for what that means.
 */
public final class Sequencer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

  /** When the store did not answer, what came in is taken again after this. */
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

  /** Whoever asked something of a press is told by then that nobody knows. */
  private static final Duration ERRAND_WAIT = Duration.ofSeconds(30);

  private static final String RESTARTED =
      "Stackline was restarted before the press answered, and asks no second time";

  private final Board board;
  private final Crank crank;
  private final Intake intake;
  private final StageRoutes routes;
  private final HoldDesk holds;
  private final Sights sights;
  private final List<Watch> watches = new ArrayList<>();
  private final Time time;
  private final Duration againAfter;
  private final Duration errandWait;
  private final WaitingLine waiting;
  private final Caretaker caretaker;
  private final Overstays overstays;
  private final Assigner assigner;
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean troubled;

  private Sequencer(Site site, Board board, Time time, RunStore store, SequencerSettings settings) {
    this.time = time;
    againAfter = Wall.time(AGAIN_AFTER, time);
    this.board = board;
    errandWait = Wall.time(ERRAND_WAIT, time);
    waiting = new WaitingLine(time, store);
    intake = new Intake(site, time, store, settings, board.readings()::latest);
    crank = time.crank("sequencer");
    caretaker = new Caretaker(store, time, crank);
    overstays = new Overstays(time, crank, this::process);
    assigner = new Assigner(site, board, store.journal(), time, crank);
    Outbox outbox = new Outbox(board.orders(), time, crank);
    holds = new HoldDesk(intake::site, store, time, crank, board.holds(), intake::run, this::later);
    sights = new Sights(store.holds());
    TraceJudge judge = new TraceJudge(store.traces(), sights, time, crank, this::later);
    routes = StageRoutes.start(new Hands(intake, board, outbox, judge));
  }

  /**
   * Starts it; returns before unfinished runs are taken up.
   *
   * @param store stays open as long as this; its owner closes it afterwards
   * @throws IllegalStateException if an unfinished run in the journal cannot be read
   */
  public static Sequencer start(
      Site site, Board board, Time time, RunStore store, SequencerSettings settings) {
    Sequencer sequencer = new Sequencer(site, board, time, store, settings);
    List<Run> ended = sequencer.intake.ended(Board.ENDED_RUNS_KEPT);
    sequencer.crank.execute(() -> sequencer.begin(ended));
    return sequencer;
  }

  private void begin(List<Run> ended) {
    assigner.begin();
    ended.forEach(run -> perform(new Turn.Show(run.status())));
    intake.uses().forEach(this::perform);
    Set<OrderId> alive = new HashSet<>(board.orders().waiting().keySet());
    board.reports().waiting().keySet().forEach(each -> alive.add(each.order()));
    intake.live().forEach(run -> process(new Input.Restarted(run.id(), alive)));
    intake.live().stream().filter(this::isUnshown).forEach(this::show);
    for (CommandId each : intake.errands().lost(alive)) {
      process(new Input.Overdue(each, RESTARTED));
    }
    intake.errands().open().forEach(this::overdueLater);
    caretaker.begin();
    watch();
    board.traces().waiting().values().forEach(each -> process(new Input.Traced(each)));
    board.reports().waiting().values().forEach(each -> process(new Input.Reported(each)));
    board.commands().waiting().values().forEach(each -> process(new Input.Asked(each)));
  }

  /** A run whose status did not change by the restart has told nobody on a new board. */
  private boolean isUnshown(Run run) {
    return board.runs().latest(run.id()).isEmpty();
  }

  private void show(Run run) {
    perform(new Turn.Show(run.status()));
  }

  private void watch() {
    watches.add(board.traces().watch((id, chunk) -> later(new Input.Traced(chunk))));
    watches.add(board.reports().watch((id, report) -> later(new Input.Reported(report))));
    watches.add(board.commands().watch((id, command) -> later(new Input.Asked(command))));
    watches.add(board.readings().watch((press, reading) -> read(reading)));
  }

  private void overdueLater(CommandId errand) {
    String reason = "no answer in " + ERRAND_WAIT.toSeconds() + " s";
    crank.after(errandWait, () -> process(new Input.Overdue(errand, reason)));
  }

  /**
   * Of all readings only those of a paused program, and of a press of unknown state, say something
   * a report does not.
   */
  private void read(PressReading reading) {
    if (intake.ailments().changes(reading)) {
      crank.execute(this::stirred);
    }
    if (reading instanceof PressReading.Fresh fresh) {
      PressStatus now = fresh.now();
      if (now.state() == PressState.PAUSED) {
        later(new Input.SeenPaused(fresh.press(), now.loaded().runNumber(), fresh.at()));
      } else if (isAtRest(now.state()) && intake.doubts().isToEnd(fresh.press())) {
        later(new Input.SeenAtRest(fresh.press()));
      }
      if (sights.wants(fresh)) {
        crank.execute(() -> sights.read(fresh));
      }
      if (holds.wants(fresh)) {
        crank.execute(() -> holds.read(fresh));
      }
    }
  }

  /** A press that has completed a program alone is open and bears no load either. */
  private static boolean isAtRest(PressState state) {
    return state == PressState.IDLE || state == PressState.READY || state.isComplete();
  }

  private void later(Input input) {
    crank.execute(() -> process(input));
  }

  /** In the order they came: while one cannot be written down, the others wait behind it. */
  private void process(Input input) {
    processed(input);
    allot();
  }

  private void processed(Input input) {
    if (!waiting.isEmpty()) {
      waiting.add(input);
    } else if (!isTaken(input)) {
      waiting.begin(input);
      crank.after(againAfter, this::again);
    }
  }

  /** Runs get what has become free, before anything else comes in. */
  private void allot() {
    while (waiting.isEmpty()) {
      List<Input> grants = intake.grants();
      if (grants.isEmpty()) {
        intake.places().forEach(this::perform);
        return;
      }
      grants.forEach(this::processed);
    }
  }

  /** What presses say has changed. */
  private void stirred() {
    intake.stir();
    allot();
  }

  private void again() {
    for (Input next = waiting.peek(); next != null; next = waiting.peek()) {
      if (!isTaken(timely(next))) {
        crank.after(againAfter, this::again);
        return;
      }
      waiting.remove();
    }
    allot();
  }

  private Input timely(Input next) {
    try {
      return waiting.timely(next);
    } catch (StoreFailed e) {
      // it is tried as it came, which fails likewise
      return next;
    }
  }

  /** False if the store did not answer: nothing has happened then. */
  private boolean isTaken(Input input) {
    try (LogIds ids = LogIds.of(input)) {
      return isTakenLogged(input);
    }
  }

  private boolean isTakenLogged(Input input) {
    List<Turn> turns;
    try {
      turns = routes.take(input);
    } catch (StoreFailed e) {
      failures.setOpaque(failures.getPlain() + 1);
      if (!e.isLasting()) {
        away(input, e);
        return false;
      }
      dropped(input, e);
      return true;
    } catch (RuntimeException e) {
      dropped(input, e);
      return true;
    }
    showRecovery();
    settle(input);
    if (input instanceof Input.Traced traced) {
      holds.traced(traced.chunk());
    }
    for (Turn turn : turns) {
      if (turn instanceof Turn.Show show) {
        overstays.follow(show.status(), input);
      }
      if (turn instanceof Turn.ToPress errand) {
        overdueLater(errand.command());
      }
      if (!perform(turn)
          && turn instanceof Turn.OfStage stage
          && !(input instanceof Input.Failed)) {
        later(Input.Failed.of(stage.run(), "an unexpected fault, see the log"));
      }
    }
    if (input instanceof Input.Judged judged) {
      caretaker.judged(judged.runNumber());
    }
    return true;
  }

  private void away(Input input, StoreFailed e) {
    if (troubled) {
      LOG.debug("input={} cannot be written down yet: {}", input, e.getMessage());
    } else {
      LOG.error("input={} cannot be written down, it is taken again later", input, e);
    }
    showTrouble("the journal does not answer: " + e.getMessage());
  }

  private void dropped(Input input, RuntimeException e) {
    LOG.error("input={} is dropped", input, e);
    showTrouble("an unexpected fault: " + e.getMessage());
    if (input instanceof Input.Asked asked) {
      perform(new Turn.Answer(unexpected(asked.command(), e)));
    }
    settle(input);
  }

  private Outcome unexpected(Command command, RuntimeException e) {
    Refusal refusal =
        new Refusal(
            Refusal.Code.STATE, "an unexpected fault: " + e.getMessage(), "look into the log");
    return new Outcome.Refused(command.id(), time.now(), refusal);
  }

  /** Work that fails holds its run; if telling that fails too, it stands in log and journal. */
  private boolean perform(Turn turn) {
    if (turn instanceof Turn.Show show) {
      follow(show.status().id());
    }
    try (LogIds ids = LogIds.of(turn)) {
      routes.perform(turn);
      return true;
    } catch (RuntimeException e) {
      LOG.error("turn={} failed", turn, e);
      return false;
    }
  }

  /** Before it is told: whoever reads of a run that has ended finds all hours of its hold. */
  private void follow(RunId run) {
    try {
      holds.changed(run);
    } catch (RuntimeException e) {
      LOG.error("run={} its hold is not followed", run, e);
    }
  }

  /** Shown, but not true until it can be written down: nothing moves while the journal is away. */
  private void showTrouble(String reason) {
    if (!troubled) {
      troubled = true;
      intake.live().forEach(run -> perform(new Turn.Show(run.troubled(reason))));
    }
  }

  private void showRecovery() {
    if (troubled) {
      troubled = false;
      intake.live().forEach(run -> perform(new Turn.Show(run.status())));
      intake.forgetPlaces();
    }
  }

  /** What is written down needs to be asked for no more. */
  private void settle(Input input) {
    if (input instanceof Input.Asked asked) {
      board.commands().settle(asked.command().id());
    } else if (input instanceof Input.TooLate late) {
      board.commands().settle(late.command().id());
    } else if (input instanceof Input.Reported reported) {
      if (reported.report().progress().isFinal()) {
        // The bridge does so too, unless it died just before; its successor must not find it.
        board.orders().settle(reported.report().order());
      }
      board.reports().settle(new Board.ReportId(reported.report().order(), reported.report().n()));
    } else if (input instanceof Input.Traced traced) {
      board.traces().settle(traced.chunk().id());
    }
  }

  /**
   * Takes changed recipes, dies and materials, all of them or none; runs under way keep their
   * recipe. For any thread.
   *
   * @param what has changed, in words for the journal
   * @return why not, once that is known; nothing, if they were taken. Never, while the store is
   *     away or if this is closed
   */
  public CompletableFuture<Optional<Refusal>> reload(Site site, String what) {
    CompletableFuture<Optional<Refusal>> answer = new CompletableFuture<>();
    later(new Input.Reloaded(site, what, answer));
    return answer;
  }

  /** For any thread. */
  public SequencerFigures figures() {
    return new SequencerFigures(!troubled, waiting.size(), intake.writes(), failures.getOpaque());
  }

  /**
   * Does this, which must be short, when what came in before was dealt with: for who watches
   * whether it goes on. For any thread; never done if this is closed.
   *
   * @throws IllegalStateException if it is far behind
   */
  public void pulse(Runnable beat) {
    crank.execute(beat);
  }

  /** Takes nothing more; the input under way is finished (bounded). Runs stay as they are. */
  @Override
  public void close() {
    crank.close();
    watches.forEach(Watch::close);
    assigner.close();
    routes.close();
  }
}
