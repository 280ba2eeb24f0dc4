package io.stackline.plcsim;

/**
 * A powder layer in its die: compaction, creep during dwell and elastic spring-back from one law. A
 * share of the spring-back may be delayed.
 */
public final class PowderLayer implements CellLayer {
  private final Powder powder;
  private final double solidMm;
  private double logDensity;
  private double delayedMpa;

  PowderLayer(Powder powder, double massMg, double dieAreaMm2) {
    this.powder = powder;
    this.solidMm = Checks.positive(massMg, "massMg") / powder.densityGPerCm3() / dieAreaMm2;
    this.logDensity = powder.logDensityAtZero();
  }

  @Override
  public double thicknessAfterMm(double sigmaMpa, StepConditions step) {
    double after = Compaction.logDensityAfter(powder, logDensity, sigmaMpa, step);
    return Compaction.thicknessMm(powder, solidMm, after, strainingMpa(sigmaMpa, step));
  }

  @Override
  public void advance(double sigmaMpa, StepConditions step) {
    logDensity = Compaction.logDensityAfter(powder, logDensity, sigmaMpa, step);
    delayedMpa = powder.delayedShare() == 0 ? 0 : delayedAfterMpa(sigmaMpa, step);
  }

  @Override
  public double freeThicknessMm() {
    return Compaction.thicknessMm(powder, solidMm, logDensity, powder.delayedShare() * delayedMpa);
  }

  @Override
  public double relativeDensity() {
    return Compaction.relativeDensity(logDensity);
  }

  /** The pressure that would strain the layer as much if it strained at once. */
  private double strainingMpa(double sigmaMpa, StepConditions step) {
    double share = powder.delayedShare();
    return share == 0 ? sigmaMpa : (1 - share) * sigmaMpa + share * delayedAfterMpa(sigmaMpa, step);
  }

  private double delayedAfterMpa(double sigmaMpa, StepConditions step) {
    return delayedMpa - (sigmaMpa - delayedMpa) * Math.expm1(-step.seconds() / powder.delayS());
  }

  /** Thickness that the solid alone would have, mm. */
  public double solidThicknessMm() {
    return solidMm;
  }
}
