package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;
import io.stackline.unit.TemperatureDifference;
import java.time.Duration;
import java.util.Optional;

/**
 * What a stage's recipe asks of it where that differs from what is usual for its kind; A1 to A11 of
 * docs/acceptance.md. Shares are 0 to 1.
 *
 * @param overshoot A1: by how much the filtered peak may exceed the target
 * @param inBand A2: least share of the dwell in band
 * @param dwellError A3: by how much credited dwell may differ
 * @param mean A4: how far the mean in the dwell may be off, as a share of the target
 * @param ramp A5: how far the ramp's rate may be off, as a share of it
 * @param tracking A6: how far the force may lag the set-point in the ramp
 * @param release A7: how many times the recipe's rate the release may reach
 * @param imbalance A8: imbalance of the platen cells, as a share of their mean
 * @param temperature A9: how far the platens may be off
 * @param trace A10: least share of the trace's samples
 * @param density A11: relative density that is plausible after the stage
 * @param springBack A11: growth of the stack in the die on release that is plausible
 * @param yieldPressure A11: apparent yield pressure after Heckel that is plausible
 */
public record AcceptanceCriteria(
    Optional<Sourced<Pressure>> overshoot,
    Optional<Sourced<Double>> inBand,
    Optional<Sourced<Duration>> dwellError,
    Optional<Sourced<Double>> mean,
    Optional<Sourced<Double>> ramp,
    Optional<Sourced<Pressure>> tracking,
    Optional<Sourced<Double>> release,
    Optional<Sourced<Double>> imbalance,
    Optional<Sourced<TemperatureDifference>> temperature,
    Optional<Sourced<Double>> trace,
    Optional<DensityWindow> density,
    Optional<SpringBackWindow> springBack,
    Optional<YieldWindow> yieldPressure) {
  /** Without a word on spring-back and yield pressure. */
  public AcceptanceCriteria(
      Optional<Sourced<Pressure>> overshoot,
      Optional<Sourced<Double>> inBand,
      Optional<Sourced<Duration>> dwellError,
      Optional<Sourced<Double>> mean,
      Optional<Sourced<Double>> ramp,
      Optional<Sourced<Pressure>> tracking,
      Optional<Sourced<Double>> release,
      Optional<Sourced<Double>> imbalance,
      Optional<Sourced<TemperatureDifference>> temperature,
      Optional<Sourced<Double>> trace,
      Optional<DensityWindow> density) {
    this(
        overshoot,
        inBand,
        dwellError,
        mean,
        ramp,
        tracking,
        release,
        imbalance,
        temperature,
        trace,
        density,
        Optional.empty(),
        Optional.empty());
  }

  /** Everything as usual. */
  public static final AcceptanceCriteria USUAL =
      new AcceptanceCriteria(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Relative densities, 0 to 1. */
  public record DensityWindow(Sourced<Double> lowest, Sourced<Double> highest) {}

  /** Growths as shares of the height under the highest load. */
  public record SpringBackWindow(Sourced<Double> lowest, Sourced<Double> highest) {}

  /** Apparent yield pressures after Heckel. */
  public record YieldWindow(Sourced<Pressure> lowest, Sourced<Pressure> highest) {}
}
