package io.stackline.launch.simulate;

import java.util.List;

/**
 * The cell and its press at one moment.
 *
 * @param seconds since START of the stage
 * @param mpa pressure on the specimen, MPa
 * @param kn the same as a force, kN
 * @param lineBar oil line pressure, bar
 * @param thicknessMm thickness of the cell under this pressure, mm
 * @param density relative density of the stack as it would be out of the die, 0 to 1
 * @param layers the same of each layer, lowest first
 * @param breathUm what the cell has grown by its charge, µm
 * @param holding whether the target is held
 */
public record Sample(
    double seconds,
    double mpa,
    double kn,
    double lineBar,
    double thicknessMm,
    double density,
    List<Double> layers,
    double breathUm,
    boolean holding) {
  public Sample {
    layers = List.copyOf(layers);
  }
}
