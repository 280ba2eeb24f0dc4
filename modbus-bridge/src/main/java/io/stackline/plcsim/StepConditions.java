package io.stackline.plcsim;

/**
 * What every layer must know about one step, computed once for all of them.
 *
 * @param seconds length of the step
 * @param log10Seconds its decimal logarithm
 * @param celsius temperature of the cell
 * @param softening factor on the compaction of a powder at this temperature
 */
public record StepConditions(
    double seconds, double log10Seconds, double celsius, double softening) {
  private static final double REFERENCE_C = 25;
  private static final double SOFTENING_PER_K = 0.004;
  private static final double HOTTEST_C = 180;

  /** The conditions of a step of this length at this temperature. */
  public static StepConditions of(double seconds, double celsius) {
    Checks.positive(seconds, "seconds");
    return new StepConditions(seconds, Math.log10(seconds), celsius, softeningAt(celsius));
  }

  /** A step of the same length at another temperature. */
  StepConditions at(double otherCelsius) {
    return new StepConditions(seconds, log10Seconds, otherCelsius, softeningAt(otherCelsius));
  }

  private static double softeningAt(double celsius) {
    double warm = Math.min(celsius, HOTTEST_C) - REFERENCE_C;
    return 1 + SOFTENING_PER_K * Math.max(warm, 0);
  }
}
