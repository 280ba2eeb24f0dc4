package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;

/** Half-width of the band around the target in which dwell counts. */
public sealed interface Tolerance {
  /** The width around this target. */
  Sourced<Pressure> around(Pressure target);

  /** So much, whatever the target. */
  record OfPressure(Sourced<Pressure> value) implements Tolerance {
    @Override
    public Sourced<Pressure> around(Pressure target) {
      return value;
    }
  }

  /**
   * A share of the target.
   *
   * @param value 0 to 1
   */
  record OfShare(Sourced<Double> value) implements Tolerance {
    @Override
    public Sourced<Pressure> around(Pressure target) {
      return new Sourced<>(target.times(value.value()), value.source());
    }
  }
}
