package io.stackline.run;

import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.time.Duration;

/**
 * A stretch of a stack-pressure hold in numbers, by the PLC's own clock.
 *
 * @param n 0, 1, 2 … among the stretches of its span; of hours the hour of the hold
 * @param from when it began, {@code to} when it ended; since the hold began
 * @param position of the ram, which grows as it closes
 * @param temperature of the platens, mean of both; from readings, so that it may be seen for less
 *     of the time than pressure and position
 */
public record HoldSummary(
    Span span,
    int n,
    Duration from,
    Duration to,
    Swing<Pressure> pressure,
    Swing<Length> position,
    Swing<Temperature> temperature) {
  /** What a summary sums up. */
  public enum Span {
    /** An hour of the hold; its first and its last may be shorter. */
    HOUR,
    /** From one turning point of the cell's breathing to the next. */
    HALF_CYCLE
  }

  public Duration length() {
    return to.minus(from);
  }

  /** Half the way from the lowest to the highest pressure; NaN if none was measured. */
  public Pressure amplitude() {
    return new Pressure((pressure.highest().pascals() - pressure.lowest().pascals()) / 2);
  }

  /** For how much of the stretch the pressure was measured, 0 to 1. */
  public double coverage() {
    return length().isZero() ? 0 : (double) pressure.seen().toNanos() / length().toNanos();
  }
}
