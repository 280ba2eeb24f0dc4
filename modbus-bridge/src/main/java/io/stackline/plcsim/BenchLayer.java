package io.stackline.plcsim;

/** What the simulated operator puts on top of a cell. */
public sealed interface BenchLayer {
  /** Nothing: the operation adds no layer. */
  record Nothing() implements BenchLayer {}

  /**
   * A weighed powder.
   *
   * @param powder its constants
   * @param massMg mass, mg
   */
  record PowderLoad(Powder powder, double massMg) implements BenchLayer {}

  /**
   * A disc of soft metal.
   *
   * @param metal its constants
   * @param diameterMm diameter, mm
   * @param thicknessMm thickness, mm
   */
  record Foil(Metal metal, double diameterMm, double thicknessMm) implements BenchLayer {}

  /**
   * Something that does not give.
   *
   * @param thicknessMm thickness, mm
   */
  record Spacer(double thicknessMm) implements BenchLayer {}
}
