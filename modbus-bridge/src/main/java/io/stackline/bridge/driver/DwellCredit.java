package io.stackline.bridge.driver;

import io.stackline.press.PressStatus;
import io.stackline.press.SegmentType;
import java.time.Duration;

/**
 * In-band time of the dwell segments, added up from a PLC that may count through or anew with each
 * segment.
 *
 * @param total credited to dwells so far
 * @param counter the PLC's counter when last seen
 * @param segment where it was then
 */
public record DwellCredit(Duration total, Duration counter, SegmentType segment) {
  /** Begins with a stroke that has just started: what the counter holds is not ours. */
  static DwellCredit starting(PressStatus.Step step) {
    return new DwellCredit(Duration.ZERO, step.dwellCredited(), SegmentType.NONE);
  }

  /** Begins in the midst of a stroke: what the counter holds is all we know. */
  static DwellCredit joining(PressStatus.Step step) {
    return new DwellCredit(step.dwellCredited(), step.dwellCredited(), step.type());
  }

  DwellCredit seen(PressStatus.Step step) {
    Duration now = step.dwellCredited();
    boolean restarted = now.compareTo(counter) < 0;
    Duration more = restarted ? now : now.minus(counter);
    boolean soak = soaks(segment) || soaks(step.type());
    return new DwellCredit(soak ? total.plus(more) : total, now, step.type());
  }

  private static boolean soaks(SegmentType type) {
    return type == SegmentType.DWELL || type == SegmentType.INSITU;
  }
}
