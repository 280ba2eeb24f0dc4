package io.stackline.plcsim;

/** A layer that does not give: a current collector or a spacer. */
public final class RigidLayer implements CellLayer {
  private final double thicknessMm;

  RigidLayer(double thicknessMm) {
    this.thicknessMm = Checks.positive(thicknessMm, "thicknessMm");
  }

  @Override
  public double thicknessAfterMm(double sigmaMpa, StepConditions step) {
    return thicknessMm;
  }

  @Override
  public void advance(double sigmaMpa, StepConditions step) {}

  @Override
  public double freeThicknessMm() {
    return thicknessMm;
  }

  @Override
  public double relativeDensity() {
    return 1;
  }
}
