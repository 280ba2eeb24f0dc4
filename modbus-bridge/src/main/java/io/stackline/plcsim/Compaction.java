package io.stackline.plcsim;

/**
 * The law of a pressed powder: an envelope linear in the root of pressure, and logarithmic creep
 * towards and beyond it.
 *
 * <p>The state is the plastic log density H = ln(1/(1-D)). For a step at constant pressure the
 * creep has a closed form, so a step of any length is exact and cannot diverge. Unloading never
 * loses density. Pressure in MPa, time in seconds.
 */
final class Compaction {
  private static final double LN10 = Math.log(10);
  private static final double LOG10_E = 1 / LN10;
  private static final double DENSEST = 0.995;
  private static final double NO_CREEP = 1e-6;
  private static final double ONE_TERM_ONLY = 15;

  private Compaction() {}

  /** The log density after one step at the given pressure. */
  static double logDensityAfter(
      Powder powder, double logDensity, double sigmaMpa, StepConditions step) {
    double compaction =
        powder.compactionPerRootMpa() * step.softening() * Math.sqrt(Math.max(sigmaMpa, 0));
    double envelope = powder.logDensityAtZero() + compaction;
    double decade = powder.creepPerDecade() * compaction;
    if (decade < NO_CREEP) {
      return Math.max(logDensity, envelope);
    }
    double excess = (logDensity - envelope) / decade;
    double apart = Math.abs(excess - step.log10Seconds());
    double sum = Math.max(excess, step.log10Seconds());
    if (apart < ONE_TERM_ONLY) {
      sum += Math.log1p(Math.exp(-apart * LN10)) * LOG10_E;
    }
    return envelope + decade * sum;
  }

  /** Thickness under load of a layer whose solid alone would be {@code solidMm} thick. */
  static double thicknessMm(Powder powder, double solidMm, double logDensity, double sigmaMpa) {
    double density = relativeDensity(logDensity);
    double modulusMpa =
        powder.modulusGpa() * 1e3 * Math.exp(-powder.modulusExponent() * (1 - density));
    return solidMm / density * (1 - sigmaMpa / modulusMpa);
  }

  /** Relative density out of the die. */
  static double relativeDensity(double logDensity) {
    return Math.min(1 - Math.exp(-logDensity), DENSEST);
  }
}
