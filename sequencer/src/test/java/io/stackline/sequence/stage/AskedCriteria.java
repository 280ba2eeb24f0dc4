package io.stackline.sequence.stage;

import io.stackline.material.Sourced;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Pressing;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;

/** Criteria as a recipe may ask for them, one at a time. */
final class AskedCriteria {
  private static final AcceptanceCriteria NONE = AcceptanceCriteria.USUAL;

  private AskedCriteria() {}

  static AcceptanceCriteria overshoot(double mpa) {
    return with(mpa(mpa), NONE.inBand(), NONE.dwellError(), NONE.mean(), NONE.ramp());
  }

  static AcceptanceCriteria inBand(double share) {
    return with(NONE.overshoot(), share(share), NONE.dwellError(), NONE.mean(), NONE.ramp());
  }

  static AcceptanceCriteria dwellError(double seconds) {
    Duration error = Duration.ofMillis(Math.round(seconds * 1e3));
    return with(
        NONE.overshoot(),
        NONE.inBand(),
        Optional.of(new Sourced<>(error, "E")),
        NONE.mean(),
        NONE.ramp());
  }

  static AcceptanceCriteria mean(double share) {
    return with(NONE.overshoot(), NONE.inBand(), NONE.dwellError(), share(share), NONE.ramp());
  }

  static AcceptanceCriteria ramp(double share) {
    return with(NONE.overshoot(), NONE.inBand(), NONE.dwellError(), NONE.mean(), share(share));
  }

  private static AcceptanceCriteria with(
      Optional<Sourced<Pressure>> overshoot,
      Optional<Sourced<Double>> inBand,
      Optional<Sourced<Duration>> dwellError,
      Optional<Sourced<Double>> mean,
      Optional<Sourced<Double>> ramp) {
    return new AcceptanceCriteria(
        overshoot,
        inBand,
        dwellError,
        mean,
        ramp,
        NONE.tracking(),
        NONE.release(),
        NONE.imbalance(),
        NONE.temperature(),
        NONE.trace(),
        NONE.density());
  }

  static AcceptanceCriteria tracking(double mpa) {
    return late(mpa(mpa), NONE.release(), NONE.trace(), NONE.density());
  }

  static AcceptanceCriteria release(double factor) {
    return late(NONE.tracking(), share(factor), NONE.trace(), NONE.density());
  }

  static AcceptanceCriteria trace(double share) {
    return late(NONE.tracking(), NONE.release(), share(share), NONE.density());
  }

  static AcceptanceCriteria density(double lowest, double highest) {
    AcceptanceCriteria.DensityWindow window =
        new AcceptanceCriteria.DensityWindow(
            new Sourced<>(lowest, "E"), new Sourced<>(highest, "E"));
    return late(NONE.tracking(), NONE.release(), NONE.trace(), Optional.of(window));
  }

  static AcceptanceCriteria yieldPressure(double lowestMpa, double highestMpa) {
    AcceptanceCriteria.YieldWindow window =
        new AcceptanceCriteria.YieldWindow(
            new Sourced<>(Pressure.ofMPa(lowestMpa), "E"),
            new Sourced<>(Pressure.ofMPa(highestMpa), "E"));
    return new AcceptanceCriteria(
        NONE.overshoot(),
        NONE.inBand(),
        NONE.dwellError(),
        NONE.mean(),
        NONE.ramp(),
        NONE.tracking(),
        NONE.release(),
        NONE.imbalance(),
        NONE.temperature(),
        NONE.trace(),
        NONE.density(),
        NONE.springBack(),
        Optional.of(window));
  }

  private static AcceptanceCriteria late(
      Optional<Sourced<Pressure>> tracking,
      Optional<Sourced<Double>> release,
      Optional<Sourced<Double>> trace,
      Optional<AcceptanceCriteria.DensityWindow> density) {
    return new AcceptanceCriteria(
        NONE.overshoot(),
        NONE.inBand(),
        NONE.dwellError(),
        NONE.mean(),
        NONE.ramp(),
        tracking,
        release,
        NONE.imbalance(),
        NONE.temperature(),
        trace,
        density);
  }

  private static Optional<Sourced<Pressure>> mpa(double mpa) {
    return Optional.of(new Sourced<>(Pressure.ofMPa(mpa), "E"));
  }

  private static Optional<Sourced<Double>> share(double share) {
    return Optional.of(new Sourced<>(share, "E"));
  }

  /** The same job by a recipe that asks for these. */
  static StageJob in(StageJob job, AcceptanceCriteria asked) {
    Pressing pressing = ReworkedJobs.with(job.stage().pressing(), asked);
    return ReworkedJobs.stage(job, pressing, job.stage().dwell());
  }
}
