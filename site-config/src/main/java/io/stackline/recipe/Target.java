package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;

/** What a stage asks for: a pressure, or a force whose pressure depends on the die. */
public sealed interface Target {
  Pressure pressure(Die die);

  Force force(Die die);

  /** A pressure on the specimen. */
  record OfPressure(Sourced<Pressure> value) implements Target {
    @Override
    public Pressure pressure(Die die) {
      return value.value();
    }

    @Override
    public Force force(Die die) {
      return value.value().on(die.area());
    }
  }

  /** A force, whatever the die. */
  record OfForce(Sourced<Force> value) implements Target {
    @Override
    public Pressure pressure(Die die) {
      return value.value().over(die.area());
    }

    @Override
    public Force force(Die die) {
      return value.value();
    }
  }
}
