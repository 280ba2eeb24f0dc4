package io.stackline.plcsim;

/**
 * The oil above the ram: how it gives way to pressure, grows with warmth and leaks. Pressure in Pa,
 * volume in m³, position in mm. One thread.
 */
final class OilColumn {
  private static final double OIL_PER_K = 7e-4;
  private static final double STEEL_PER_K = 12e-6;
  private static final double OIL_IN_STEEL_PER_K = OIL_PER_K - 3 * STEEL_PER_K;

  private final PlantParameters.Oil built;
  private final double ramM2;
  private PlantParameters.Oil oil;
  private double leakM3PerSPa;
  private double celsius;
  private double balancedC;

  OilColumn(PlantParameters.Oil built, double ramM2, double celsius) {
    this.built = built;
    this.ramM2 = ramM2;
    this.oil = built;
    this.leakM3PerSPa = built.leakM3PerSPa();
    this.celsius = celsius;
    this.balancedC = celsius;
  }

  void leak(double m3PerSPa) {
    leakM3PerSPa = Checks.notNegative(m3PerSPa, "m3PerSPa");
  }

  void air(double share) {
    oil =
        new PlantParameters.Oil(
            built.deadVolumeM3(), built.bulkModulusPa(), share, built.leakM3PerSPa());
  }

  void heat(double toCelsius) {
    celsius = Checks.finite(toCelsius, "celsius");
  }

  double celsius() {
    return celsius;
  }

  /** What gets lost, m³/s. */
  double leakM3PerS(double pa) {
    return leakM3PerSPa * pa;
  }

  double volumeM3(double positionMm) {
    return oil.deadVolumeM3() + ramM2 * positionMm * 1e-3;
  }

  /** Volume that goes in for each further Pa. */
  double complianceM3PerPa(double positionMm, double pa) {
    return volumeM3(positionMm) * oil.compressibilityPerPa(pa);
  }

  /** What has grown with warmth since this was asked last, beyond the steel around it. */
  double takeGrownM3(double positionMm) {
    double grown = OIL_IN_STEEL_PER_K * volumeM3(positionMm) * (celsius - balancedC);
    balancedC = celsius;
    return grown;
  }

  /** Nothing presses: what grows flows away. */
  void balance() {
    balancedC = celsius;
  }
}
