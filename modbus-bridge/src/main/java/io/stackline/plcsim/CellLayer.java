package io.stackline.plcsim;

/**
 * One layer of a cell in its die; it remembers what it has been through, whichever press did it.
 */
public sealed interface CellLayer permits PowderLayer, MetalLayer, RigidLayer {
  /**
   * The thickness this layer would have after one more step at the given pressure; changes nothing.
   */
  double thicknessAfterMm(double sigmaMpa, StepConditions step);

  /** Lives through one step at the given pressure. */
  void advance(double sigmaMpa, StepConditions step);

  /** The present thickness without load, mm. */
  double freeThicknessMm();

  /** Density out of the die relative to the solid, 0..1. */
  double relativeDensity();
}
