package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.board.Stamp;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressStatus;
import io.stackline.press.Sampled;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a press says, published under growing stamps; a change of quality is logged once. Stamps
 * begin with the time of day, so that a restarted bridge is believed at once by a board that
 * outlived it: no bridge publishes a thousand readings in a millisecond. Clocks of two bridges may
 * differ; between them the era of the assignment decides.
 */
final class ReadingLane {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingLane.class);

  private final PressId press;
  private final Board board;
  private Instant since;
  private Optional<PressStatus> last = Optional.empty();
  private Optional<PressReading> shown = Optional.empty();
  private long era = 1;
  private long n;

  ReadingLane(PressId press, Board board, Instant started) {
    this.press = press;
    this.board = board;
    this.since = started;
    this.n = 1000 * started.toEpochMilli();
  }

  /** The status last read, if the press was ever reached. */
  Optional<PressStatus> last() {
    return last;
  }

  void era(long assigned) {
    era = Math.max(era, assigned);
  }

  void fresh(PressStatus now, Instant at, LimitsKnown limits, boolean owned, Sampled sampled) {
    if (last.map(old -> old.state() != now.state()).orElse(true)) {
      LOG.info("press={} state={} stroke={}", press, now.state(), now.loaded().runNumber());
    }
    fresh(
        new PressReading.Fresh(
            press, at, now, limits.capFor(now), limits.dieAreaFor(now), owned, sampled));
  }

  /** The press answers, but what it says is not of now. */
  void frozen(Instant at) {
    last.ifPresent(
        old -> publishNews(new PressReading.Stale(press, at, since, old, Standstill.REASON)));
  }

  void fresh(PressReading.Fresh reading) {
    since = reading.at();
    last = Optional.of(reading.now());
    publish(reading);
  }

  /** Shows what the missed scans have made of the reading, if that is news. */
  void missing(Reach reach, Instant at) {
    if (reach.isLost() || last.isEmpty()) {
      publishNews(new PressReading.Lost(press, at, since, reach.reason()));
    } else if (reach.isStale()) {
      publishNews(new PressReading.Stale(press, at, since, last.get(), reach.reason()));
    }
  }

  /** The bridge itself has failed: nothing more will come. */
  void dead(Instant at, String remark) {
    publish(new PressReading.Lost(press, at, since, remark));
  }

  private void publishNews(PressReading reading) {
    boolean known =
        shown
            .filter(old -> old.quality() == reading.quality())
            .filter(old -> old.remark().equals(reading.remark()))
            .isPresent();
    if (!known) {
      publish(reading);
    }
  }

  private void publish(PressReading reading) {
    if (shown.map(old -> old.quality() != reading.quality()).orElse(true)) {
      LOG.info("press={} quality={} remark=\"{}\"", press, reading.quality(), reading.remark());
    }
    shown = Optional.of(reading);
    board.readings().publish(press, new Stamp(era, ++n), reading);
  }
}
