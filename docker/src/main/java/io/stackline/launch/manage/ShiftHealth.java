package io.stackline.launch.manage;

import io.stackline.launch.manage.Shift.OnDuty;
import io.stackline.sequence.Sequencer;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.Optional;

/**
 * How the sequencer of a process is while it is on duty; whoever stands by has none, and is well.
 * Each that begins is new: it counts as starting until it has turned. Thread-safe.
 */
final class ShiftHealth {
  private static final String CHECK = "sequencer";
  private static final String STANDS_BY = "stands by";

  private record Followed(Sequencer sequencer, Heartbeat beat) {}

  private final Shift shift;
  private final Time time;
  private volatile Optional<Followed> followed = Optional.empty();

  ShiftHealth(Shift shift, Time time) {
    this.shift = shift;
    this.time = time;
  }

  /** Asks who is on duty for a sign of life. One thread at a time. */
  void ask() {
    Optional<OnDuty> now = shift.now().get();
    if (now.isPresent() && beatOf(now.get().sequencer()).isEmpty()) {
      Sequencer begun = now.get().sequencer();
      followed =
          Optional.of(new Followed(begun, new Heartbeat("the sequencer", time, begun::pulse)));
    } else if (now.isEmpty()) {
      followed = Optional.empty();
    }
    followed.ifPresent(each -> each.beat().ask());
  }

  private Optional<Heartbeat> beatOf(Sequencer sequencer) {
    return followed.filter(each -> each.sequencer() == sequencer).map(Followed::beat);
  }

  /**
   * Whether it lives.
   *
   * @param within it has turned lately, wall clock
   */
  Finding live(Duration within) {
    return shift
        .now()
        .get()
        .map(now -> beatOf(now.sequencer()).map(each -> each.turns(CHECK, within)))
        .map(beat -> beat.orElse(Finding.well(CHECK)))
        .orElse(Finding.well(CHECK, STANDS_BY));
  }

  /** Whether it has dealt with what it found, and goes on. */
  Finding ready(Duration within) {
    Optional<OnDuty> now = shift.now().get();
    if (now.isEmpty()) {
      return Finding.well(CHECK, STANDS_BY);
    }
    return beatOf(now.get().sequencer())
        .filter(Heartbeat::hasBegun)
        .map(beat -> beat.turns(CHECK, within))
        .orElse(Finding.bad(CHECK, "is starting: it has not dealt with what it found yet"));
  }

  /** Whether what it decides is written down. */
  Finding journal() {
    return shift
        .now()
        .get()
        .map(now -> journal(now.sequencer()))
        .orElse(Finding.well("journal", STANDS_BY));
  }

  private static Finding journal(Sequencer sequencer) {
    return sequencer.figures().storeAnswers()
        ? Finding.well("journal")
        : Finding.bad(
            "journal",
            "takes nothing, "
                + sequencer.figures().waiting()
                + " inputs wait for it; see the log, then the disk or the database"
                + " server");
  }
}
