package io.stackline.plcsim;

/**
 * A powder layer in its die: compaction, creep during dwell and elastic spring-back from one law.
 */
public final class PowderLayer implements CellLayer {
  private final Powder powder;
  private final double solidMm;
  private double logDensity;

  PowderLayer(Powder powder, double massMg, double dieAreaMm2) {
    this.powder = powder;
    this.solidMm = Checks.positive(massMg, "massMg") / powder.densityGPerCm3() / dieAreaMm2;
    this.logDensity = powder.logDensityAtZero();
  }

  @Override
  public double thicknessAfterMm(double sigmaMpa, StepConditions step) {
    double after = Compaction.logDensityAfter(powder, logDensity, sigmaMpa, step);
    return Compaction.thicknessMm(powder, solidMm, after, sigmaMpa);
  }

  @Override
  public void advance(double sigmaMpa, StepConditions step) {
    logDensity = Compaction.logDensityAfter(powder, logDensity, sigmaMpa, step);
  }

  @Override
  public double freeThicknessMm() {
    return Compaction.thicknessMm(powder, solidMm, logDensity, 0);
  }

  @Override
  public double relativeDensity() {
    return Compaction.relativeDensity(logDensity);
  }

  /** Thickness that the solid alone would have, mm. */
  public double solidThicknessMm() {
    return solidMm;
  }
}
