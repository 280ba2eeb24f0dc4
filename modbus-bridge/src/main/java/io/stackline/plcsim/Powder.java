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
 */
public record Powder(
    double densityGPerCm3,
    double logDensityAtZero,
    double compactionPerRootMpa,
    double creepPerDecade,
    double modulusGpa,
    double modulusExponent) {
  public Powder {
    Checks.positive(densityGPerCm3, "densityGPerCm3");
    Checks.positive(logDensityAtZero, "logDensityAtZero");
    Checks.notNegative(compactionPerRootMpa, "compactionPerRootMpa");
    Checks.notNegative(creepPerDecade, "creepPerDecade");
    Checks.positive(modulusGpa, "modulusGpa");
    Checks.notNegative(modulusExponent, "modulusExponent");
  }
}
