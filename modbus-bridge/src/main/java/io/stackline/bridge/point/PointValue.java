package io.stackline.bridge.point;

import io.stackline.bridge.register.Words;
import io.stackline.press.Doubt;
import io.stackline.press.Quality;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of one point.
 *
 * @param registers as they were read, of a bit the whole register it lies in; 0 or 1 of a coil or
 *     discrete input; none if nothing was read
 * @param number value in the unit of the point, 0 or 1 of a flag; NaN if there is none
 * @param raw whole number the registers hold, before scale and offset, which the conditions of a
 *     map ask for; of a U64 its bits; empty if nothing was read, or if it is a text or no whole
 *     number. A sentinel has one, though it is no value
 * @param text value of a text, empty otherwise
 * @param doubt why it is not to be taken as it is; BAD: there is no value
 */
public record PointValue(
    Words registers, double number, OptionalLong raw, String text, Optional<Doubt> doubt) {
  static PointValue of(Words registers, double number, OptionalLong raw) {
    return new PointValue(registers, number, raw, "", Optional.empty());
  }

  static PointValue of(Words registers, boolean flag) {
    return of(registers, flag ? 1 : 0, OptionalLong.of(flag ? 1 : 0));
  }

  static PointValue of(Words registers, String text) {
    return new PointValue(registers, Double.NaN, OptionalLong.empty(), text, Optional.empty());
  }

  static PointValue bad(Words registers, OptionalLong raw, String cause) {
    Doubt doubt = new Doubt(Quality.BAD, cause);
    return new PointValue(registers, Double.NaN, raw, "", Optional.of(doubt));
  }

  /** Nothing could be read. */
  public static PointValue unreadable(String cause) {
    return bad(Words.at(0), OptionalLong.empty(), cause);
  }

  /** Whether there is a value. */
  public boolean isKnown() {
    return doubt.isEmpty();
  }
}
