package io.stackline.plcsim;

/**
 * The constants of a powder: how it densifies, creeps and springs back.
 *
 * @param densityGPerCm3 true density of the solid, g/cm³
 * @param logDensityAtZero ln(1/(1-D)) of the tapped powder, B of the envelope law
 * @param compactionPerRootMpa slope of the envelope over the root of pressure, MPa^-1/2
 * @param creepPerDecade share of the compaction that is added in each decade of time
 * @param modulusGpa constrained modulus of the dense solid, GPa
 * @param modulusExponent how fast the modulus falls with porosity
 * @param delayedShare share of the elastic strain that comes and goes with a delay; 0 = none
 * @param delayS time constant of that, s
 */
public record Powder(
    double densityGPerCm3,
    double logDensityAtZero,
    double compactionPerRootMpa,
    double creepPerDecade,
    double modulusGpa,
    double modulusExponent,
    double delayedShare,
    double delayS) {
  public Powder {
    Checks.positive(densityGPerCm3, "densityGPerCm3");
    Checks.positive(logDensityAtZero, "logDensityAtZero");
    Checks.notNegative(compactionPerRootMpa, "compactionPerRootMpa");
    Checks.notNegative(creepPerDecade, "creepPerDecade");
    Checks.positive(modulusGpa, "modulusGpa");
    Checks.notNegative(modulusExponent, "modulusExponent");
    if (!(delayedShare >= 0 && delayedShare < 1)) {
      throw new IllegalArgumentException("delayedShare must lie in 0..1, but is " + delayedShare);
    }
    Checks.positive(delayS, "delayS");
  }

  /** A powder whose elastic strain follows the pressure at once. */
  public Powder(
      double densityGPerCm3,
      double logDensityAtZero,
      double compactionPerRootMpa,
      double creepPerDecade,
      double modulusGpa,
      double modulusExponent) {
    this(
        densityGPerCm3,
        logDensityAtZero,
        compactionPerRootMpa,
        creepPerDecade,
        modulusGpa,
        modulusExponent,
        0,
        1);
  }

  /** The same powder, a share of whose elastic strain comes and goes with a delay. */
  public Powder withDelayedRecovery(double share, double seconds) {
    return new Powder(
        densityGPerCm3,
        logDensityAtZero,
        compactionPerRootMpa,
        creepPerDecade,
        modulusGpa,
        modulusExponent,
        share,
        seconds);
  }
}
