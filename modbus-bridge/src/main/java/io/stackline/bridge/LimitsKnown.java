package io.stackline.bridge;

import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.Words;
import io.stackline.press.PressLimits;
import io.stackline.press.PressStatus;
import io.stackline.press.StatusFlag;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.time.Instant;

/**
 * What is known of the limits a PLC works with. The registers show what was written last; they are
 * believed only while their CRC is the one the PLC says it works with.
 *
 * @param crc LIMITS_CRC this is about, -1 if nothing was ever read
 * @param tried when they were last read
 */
record LimitsKnown(int crc, boolean isRead, Force cap, Area dieArea, Instant tried) {
  static final LimitsKnown NOTHING =
      new LimitsKnown(-1, false, Force.UNKNOWN, new Area(Double.NaN), Instant.EPOCH);

  /** After reading registers 64 to 83 beside a status that names this CRC. */
  static LimitsKnown read(Words words, int crc, Instant at) {
    return LimitsBlock.decode(words)
        .filter(limits -> LimitsBlock.crc(words) == crc)
        .map(limits -> known(limits, crc, at))
        .orElse(unread(crc, at));
  }

  private static LimitsKnown known(PressLimits limits, int crc, Instant at) {
    return new LimitsKnown(crc, true, limits.forceCap(), limits.dieArea(), at);
  }

  /** They could not be read. */
  static LimitsKnown unread(int crc, Instant at) {
    return new LimitsKnown(crc, false, Force.UNKNOWN, new Area(Double.NaN), at);
  }

  private boolean holdsFor(PressStatus status) {
    return isRead
        && crc == status.loaded().limitsCrc()
        && status.flags().contains(StatusFlag.LIMITS_LOADED);
  }

  Force capFor(PressStatus status) {
    return holdsFor(status) ? cap : Force.UNKNOWN;
  }

  Area dieAreaFor(PressStatus status) {
    return holdsFor(status) ? dieArea : new Area(Double.NaN);
  }
}
