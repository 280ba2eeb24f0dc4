package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.bridge.link.PlcLink;
import io.stackline.map.Dialect;
import io.stackline.press.PressId;
import io.stackline.run.Assignment;
import io.stackline.run.PressOrder;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One press on its own crank. A bug ends the scanning: the press is shown as lost, and without
 * heartbeat its PLC does what was downloaded for that case. Never does it go on as if nothing had
 * happened.
 */
final class PressStation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PressStation.class);

  private final PressId press;
  private final Crank crank;
  private final Scanner scanner;
  private final Time time;
  private final PollMeter meter;
  private final LogIds ids;
  private final Duration offset;
  private long planned;
  private boolean dead;

  /**
   * @param offset how long after its start the press is read for the first time
   */
  PressStation(PressSite press, PlcLink link, Board board, Time time, Pace pace, Duration offset) {
    this.press = press.press().id();
    this.ids = new LogIds(this.press);
    this.crank = time.crank("bridge-" + this.press);
    this.meter = new PollMeter(new Rhythm(time.now().plus(offset)), time.wallNanos());
    this.scanner =
        press.dialect() instanceof Dialect.Mapped mapped
            ? new MappedScanner(press, mapped.map(), link, board, time, meter, ids)
            : new PressScanner(press, link, board, time, pace, meter, ids);
    this.time = time;
    this.offset = offset;
  }

  void start() {
    crank.execute(() -> scanAfter(offset));
  }

  /** Whatever scan was planned before is not made any more. */
  private void scanAfter(Duration delay) {
    long mine = ++planned;
    crank.after(
        delay,
        () -> {
          if (mine == planned) {
            guarded(() -> scanAfter(scanned()));
          }
        });
    if (scanner.hasTags()) {
      fillUntil(mine, time.now().plus(delay));
    }
  }

  private Duration scanned() {
    Duration pause = scanner.scan();
    meter.scanned(time.wallNanos());
    return pause;
  }

  /** Between two scans, piece by piece, so that an order never waits for more than one. */
  private void fillUntil(long mine, Instant next) {
    crank.execute(
        () -> {
          if (mine == planned) {
            guarded(
                () -> {
                  if (scanner.fill(next)) {
                    fillUntil(mine, next);
                  }
                });
          }
        });
  }

  void assigned(Assignment assignment) {
    crank.execute(() -> guarded(() -> scanner.assigned(assignment)));
  }

  /** An order does not wait for the next scan. */
  void ordered(PressOrder order, long reported) {
    crank.execute(
        () ->
            guarded(
                () -> {
                  ids.ordered(order);
                  scanner.ordered(order, reported);
                  if (scanner.mayGlance()) {
                    scanAfter(Duration.ZERO);
                  }
                }));
  }

  private void guarded(Runnable body) {
    if (!dead) {
      ids.during(() -> caught(body));
    }
  }

  private void caught(Runnable body) {
    try {
      body.run();
    } catch (RuntimeException e) {
      dead = true;
      LOG.error("press={} the bridge stops driving this press because of a bug", press, e);
      scanner.giveUp("the bridge has stopped driving " + press + ": " + e + "; restart it");
    }
  }

  /** As {@link #close}, and says that nothing more will come from here. */
  void letGo(String why) {
    crank.close();
    scanner.giveUp(why);
    scanner.close();
  }

  /** For any thread. */
  PollFigures figures() {
    return meter.figures();
  }

  @Override
  public void close() {
    crank.close();
    Rhythm rhythm = meter.rhythm();
    LOG.info(
        "press={} scans={} late={} skipped={}",
        press,
        rhythm.made(),
        rhythm.late(),
        rhythm.skipped());
    scanner.close();
  }
}
