package io.stackline.plcsim;

/**
 * A soft metal foil in its die: it creeps outwards under pressure until it fills the bore, and is
 * incompressible from then on.
 *
 * <p>A thin foil between sticking punches carries only part of the pressure as flow stress (squeeze
 * film), which is why a wide thin foil resists far more than its yield strength. The volume is
 * kept, so a foil of Ø8 × 0.100 mm ends at 0.064 mm in a Ø10 bore.
 */
public final class MetalLayer implements CellLayer {
  private static final double GAS_CONSTANT = 8.314;
  private static final double ZERO_C_IN_K = 273.15;
  private static final double SQUEEZE = 2 / (3 * Math.sqrt(3));

  private final Metal metal;
  private final double volumeMm3;
  private final double filledMm;
  private double thicknessMm;
  private double celsius = Double.NaN;
  private double thermalRatePerS;

  MetalLayer(Metal metal, double diameterMm, double thicknessMm, double dieAreaMm2) {
    double areaMm2 = Math.PI * Checks.positive(diameterMm, "diameterMm") * diameterMm / 4;
    if (areaMm2 > dieAreaMm2 * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "a foil of " + diameterMm + " mm does not fit into the bore");
    }
    this.metal = metal;
    this.thicknessMm = Checks.positive(thicknessMm, "thicknessMm");
    this.volumeMm3 = areaMm2 * thicknessMm;
    this.filledMm = Math.min(volumeMm3 / dieAreaMm2, thicknessMm);
  }

  @Override
  public double thicknessAfterMm(double sigmaMpa, StepConditions step) {
    if (thicknessMm <= filledMm || sigmaMpa <= 0) {
      return thicknessMm;
    }
    return Math.max(
        filledMm,
        thicknessMm * Math.exp(-creepRatePerS(sigmaMpa, step.celsius()) * step.seconds()));
  }

  @Override
  public void advance(double sigmaMpa, StepConditions step) {
    thicknessMm = thicknessAfterMm(sigmaMpa, step);
  }

  @Override
  public double freeThicknessMm() {
    return thicknessMm;
  }

  @Override
  public double relativeDensity() {
    return 1;
  }

  /** Whether the metal has reached the wall of the bore all around. */
  public boolean fillsBore() {
    return thicknessMm <= filledMm;
  }

  private double creepRatePerS(double sigmaMpa, double atCelsius) {
    if (atCelsius != celsius) {
      celsius = atCelsius;
      double kelvin = celsius + ZERO_C_IN_K;
      thermalRatePerS =
          metal.rateFactorPerS()
              * Math.exp(-metal.activationKjPerMol() * 1e3 / (GAS_CONSTANT * kelvin));
    }
    double radiusMm = Math.sqrt(volumeMm3 / (Math.PI * thicknessMm));
    double flowStressMpa = sigmaMpa / (1 + SQUEEZE * radiusMm / thicknessMm);
    return thermalRatePerS * Math.pow(flowStressMpa / metal.strengthMpa(), 1 / metal.sensitivity());
  }
}
