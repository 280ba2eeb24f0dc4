package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;

/** What a stage asks for: a pressure, or a force whose pressure depends on the die. */
public sealed interface Target {
  Pressure pressure(Die die);

  Force force(Die die);

  /** As it is written, with its unit and without its source. */
  String text();

  /** Tag of the source it comes from. */
  String source();

  /** Whether both ask for the same, whatever their sources. */
  default boolean sameAs(Target other) {
    return getClass() == other.getClass() && text().equals(other.text());
  }

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

    @Override
    public String text() {
      return value.value().toString();
    }

    @Override
    public String source() {
      return value.source();
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

    @Override
    public String text() {
      return value.value().toString();
    }

    @Override
    public String source() {
      return value.source();
    }
  }
}
