package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.launch.manage.Shift.OnDuty;
import io.stackline.record.StoreFailed;
import io.stackline.run.ProcessStatus;
import io.stackline.sequence.store.SharedStore;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs recipes when it is this process's turn, where several could. The store says whose turn it
 * is: who is at work makes its beat grow, and who stands by begins when the beat has stood still
 * for {@link #STILL}, raising the term, which shuts the former one out of the journal. Only a
 * process that hears most of the line begins, or stays at work; so two parts of a divided line do
 * not take it from each other in turns.
 */
final class Duty implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
  private static final Duration BEAT = Duration.ofMillis(500);

  /** A beat that stands still so long has nobody behind it. */
  static final Duration STILL = Duration.ofSeconds(3);

  /** Begins the work; it is closed when it is no longer this process's turn. */
  interface Begin {
    Work begin() throws Exception;
  }

  /** A sequencer at work. */
  interface Work extends AutoCloseable {
    OnDuty onDuty();

    default long term() {
      return onDuty().term();
    }

    @Override
    void close();
  }

  private final Board board;
  private final Time time;
  private final SharedStore store;
  private final Begin begin;
  private final Presence presence;
  private final Crank crank;
  private final Duration beat;
  private volatile @Nullable Work work;
  private final Pulse pulse = new Pulse(STILL);

  private Duty(Board board, Time time, SharedStore store, Begin begin, Presence presence) {
    this.board = board;
    this.time = time;
    this.store = store;
    this.begin = begin;
    this.presence = presence;
    crank = time.crank("duty");
    beat = Wall.time(BEAT, time);
  }

  /**
   * Stands by from now on.
   *
   * @param presence is told which part this process has
   */
  static Duty start(Board board, Time time, SharedStore store, Begin begin, Presence presence) {
    Duty duty = new Duty(board, time, store, begin, presence);
    presence.is(ProcessStatus.Part.STANDBY, 0);
    duty.crank.execute(duty::look);
    return duty;
  }

  private void look() {
    try {
      Work present = work;
      if (present == null) {
        standBy();
      } else {
        stay(present);
      }
    } catch (StoreFailed e) {
      LOG.debug("event=beat-unseen {}", e.getMessage());
      pulse.forget();
    }
    crank.after(beat, this::look);
  }

  private void standBy() {
    long asked = time.wallNanos();
    long beat = store.beat();
    if (pulse.isStill(beat, asked, time.wallNanos()) && board.peers().isWhole()) {
      LOG.info("event=on-duty this process runs recipes now");
      try {
        Work begun = begin.begin();
        work = begun;
        store.beat(begun.term());
        presence.is(ProcessStatus.Part.ACTIVE, begun.term());
      } catch (Exception e) {
        LOG.error("event=duty-refused this process cannot begin, and goes on standing by", e);
        pulse.forget();
      }
    }
  }

  private void stay(Work present) {
    if (!board.peers().isWhole()) {
      end(present, "it hears only " + board.peers().heard());
    } else if (!store.beat(present.term())) {
      end(present, "a successor has taken over");
    }
  }

  private void end(Work present, String why) {
    LOG.warn("event=off-duty this process no longer runs recipes: {}", why);
    work = null;
    pulse.forget();
    present.close();
    rest(present);
    presence.is(ProcessStatus.Part.STANDBY, 0);
  }

  /** What it does now. For any thread, answers at once. */
  Optional<OnDuty> now() {
    Work present = work;
    return present == null ? Optional.empty() : Optional.of(present.onDuty());
  }

  /**
   * Does this, which must be short, when it has looked: for who watches whether it goes on. For any
   * thread.
   *
   * @throws IllegalStateException if it is far behind
   */
  void pulse(Runnable beat) {
    crank.execute(beat);
  }

  /** Another may begin at once; if the store does not hear it, the beat stands still by itself. */
  private void rest(Work ended) {
    try {
      store.rest(ended.term());
    } catch (StoreFailed e) {
      LOG.debug("event=beat-unseen {}", e.getMessage());
    }
  }

  /** Ends the work in order, so that another may begin at once. */
  @Override
  public void close() {
    crank.close();
    Work present = work;
    if (present != null) {
      work = null;
      present.close();
      rest(present);
    }
  }
}
