package io.stackline.launch.simulate;

import java.util.List;
import java.util.Optional;

/**
 * What a stage is expected to do.
 *
 * @param trips what stopped the press; empty if the program came to its end
 * @param samples in their order; at most some ten thousand
 */
public record StagePrediction(
    PlannedStage planned,
    Figures figures,
    Optional<Hold> hold,
    List<LayerState> layers,
    List<String> trips,
    List<Sample> samples) {
  public StagePrediction {
    layers = List.copyOf(layers);
    trips = List.copyOf(trips);
    samples = List.copyOf(samples);
  }

  /**
   * Numbers of the stage.
   *
   * @param peakMPa highest true pressure, MPa
   * @param lineBar oil line pressure when the target is reached, bar
   * @param thicknessBeforeMm without load, its own layers included, mm
   * @param thicknessInDieMm under load at the end of the dwell, mm
   * @param thicknessAfterMm without load, mm
   * @param density relative density of the stack afterwards, out of the die
   * @param dwellS dwell the PLC credited, s
   * @param durationS from START until the ram is open again, s
   * @param topUps corrections of stack pressure
   * @param shortShare how near to a short circuit, 1 = shorted; 0 without lithium metal
   */
  public record Figures(
      double peakMPa,
      double lineBar,
      double thicknessBeforeMm,
      double thicknessInDieMm,
      double thicknessAfterMm,
      double density,
      double dwellS,
      double durationS,
      int topUps,
      double shortShare) {}

  /**
   * A hold of stack pressure, from some seconds after the target was reached until its release.
   *
   * @param lowestMPa lowest pressure, MPa
   * @param highestMPa highest pressure, MPa
   * @param lowestUm least growth by charge, µm
   * @param highestUm most growth by charge, µm
   * @param breathing how the cell breathes; empty if it does not
   */
  public record Hold(
      double lowestMPa,
      double highestMPa,
      double lowestUm,
      double highestUm,
      Optional<Breathing> breathing) {
    /** Half of the swing, MPa. */
    public double amplitudeMPa() {
      return (highestMPa - lowestMPa) / 2;
    }
  }

  /**
   * A layer after the stage.
   *
   * @param fresh whether this stage laid it in
   * @param density relative density out of the die
   * @param thicknessMm without load, mm
   */
  public record LayerState(String material, boolean fresh, double density, double thicknessMm) {}

  /** Whether the program came to its end. */
  public boolean completed() {
    return trips.isEmpty();
  }

  /** Whether lithium is expected to have gone through the separator. */
  public boolean shorted() {
    return figures.shortShare() >= 1;
  }
}
