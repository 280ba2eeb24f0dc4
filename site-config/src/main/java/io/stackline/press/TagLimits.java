package io.stackline.press;

import java.util.OptionalDouble;

/**
 * Beyond which a tag's value is worth a look, in the unit of the tag: it is shown as such, nothing
 * is done. Each may be missing; those that are there grow from the first to the last.
 *
 * @param lowLow below it a value is far too low; below {@code low} too low
 * @param highHigh above it a value is far too high; above {@code high} too high
 */
public record TagLimits(
    OptionalDouble lowLow, OptionalDouble low, OptionalDouble high, OptionalDouble highHigh) {
  /** A tag without limits: every value is normal. */
  public static final TagLimits NONE =
      new TagLimits(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /** Where a value lies among the limits. */
  public enum Level {
    LOW_LOW,
    LOW,
    NORMAL,
    HIGH,
    HIGH_HIGH
  }

  public TagLimits {
    double floor = Double.NEGATIVE_INFINITY;
    for (OptionalDouble each : new OptionalDouble[] {lowLow, low, high, highHigh}) {
      if (each.isPresent()) {
        if (!Double.isFinite(each.getAsDouble()) || !(each.getAsDouble() > floor)) {
          throw new IllegalArgumentException("limits must grow from low-low to high-high");
        }
        floor = each.getAsDouble();
      }
    }
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /** Where a value lies; one that is no number is normal, for it says nothing. */
  public Level level(double value) {
    if (value > highHigh.orElse(Double.POSITIVE_INFINITY)) {
      return Level.HIGH_HIGH;
    }
    if (value > high.orElse(Double.POSITIVE_INFINITY)) {
      return Level.HIGH;
    }
    if (value < lowLow.orElse(Double.NEGATIVE_INFINITY)) {
      return Level.LOW_LOW;
    }
    return value < low.orElse(Double.NEGATIVE_INFINITY) ? Level.LOW : Level.NORMAL;
  }
}
