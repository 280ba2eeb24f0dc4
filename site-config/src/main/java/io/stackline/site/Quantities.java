package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.ArealMass;
import io.stackline.unit.Density;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Quantity;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import io.stackline.unit.SpecificCapacity;
import io.stackline.unit.Speed;
import io.stackline.unit.Stiffness;
import io.stackline.unit.Swelling;
import io.stackline.unit.Temperature;
import io.stackline.unit.TemperatureDifference;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * The forms of quantities, and of what carries its source. Limits are given as text and belong to
 * the range.
 */
final class Quantities {
  private static final String TAGGED = "\\s*\\[\\s*" + Legend.TAG.pattern() + "\\s*\\]";

  private Quantities() {}

  static Form<Pressure> pressure(String min, String max) {
    return range(QuantityText::pressure, QuantityKind.PRESSURE, min, max);
  }

  static Form<Force> force(String min, String max) {
    return range(QuantityText::force, QuantityKind.FORCE, min, max);
  }

  static Form<Length> length(String min, String max) {
    return range(QuantityText::length, QuantityKind.LENGTH, min, max);
  }

  static Form<Mass> mass(String min, String max) {
    return range(QuantityText::mass, QuantityKind.MASS, min, max);
  }

  static Form<ArealMass> arealMass(String min, String max) {
    return range(QuantityText::arealMass, QuantityKind.AREAL_MASS, min, max);
  }

  static Form<Density> density(String min, String max) {
    return range(QuantityText::density, QuantityKind.DENSITY, min, max);
  }

  static Form<Stiffness> stiffness(String min, String max) {
    return range(QuantityText::stiffness, QuantityKind.STIFFNESS, min, max);
  }

  static Form<Speed> speed(String min, String max) {
    return range(QuantityText::speed, QuantityKind.SPEED, min, max);
  }

  static Form<PressureRate> pressureRate(String min, String max) {
    return range(QuantityText::pressureRate, QuantityKind.PRESSURE_RATE, min, max);
  }

  static Form<ForceRate> forceRate(String min, String max) {
    return range(QuantityText::forceRate, QuantityKind.FORCE_RATE, min, max);
  }

  static Form<Temperature> temperature(String min, String max) {
    return range(QuantityText::temperature, QuantityKind.TEMPERATURE, min, max);
  }

  static Form<TemperatureDifference> temperatureDifference(String min, String max) {
    return range(
        QuantityText::temperatureDifference, QuantityKind.TEMPERATURE_DIFFERENCE, min, max);
  }

  static Form<SpecificCapacity> specificCapacity(String min, String max) {
    return range(QuantityText::specificCapacity, QuantityKind.SPECIFIC_CAPACITY, min, max);
  }

  static Form<Swelling> swelling(String min, String max) {
    return range(QuantityText::swelling, QuantityKind.SWELLING, min, max);
  }

  static Form<Duration> duration(String min, String max) {
    return range(
        QuantityText::duration, Duration::toMillis, Look.quantity(QuantityKind.DURATION), min, max);
  }

  /** A share in percent, as a fraction. */
  static Form<Double> share(String min, String max) {
    return range(
        text -> QuantityText.share(text).fraction(),
        value -> value,
        Look.quantity(QuantityKind.SHARE),
        min,
        max);
  }

  /** A number with exactly this unit, or with none if the unit is empty. */
  static Form<Double> number(String unit, double min, double max) {
    String suffix = unit.isEmpty() ? "" : " " + unit;
    return range(
        text -> QuantityText.plain(text, unit),
        value -> value,
        Look.number(Look.literal(unit)),
        min + suffix,
        max + suffix);
  }

  /** The form with the tag of a listed source behind it. */
  static <T> Form<Sourced<T>> sourced(Form<T> form) {
    return new Form<>(
        form.hint() + ", then the tag of its source in brackets",
        new Look.Shape("(" + form.look().regex() + ")" + TAGGED),
        (text, legend) -> {
          String stripped = text.strip();
          int open = stripped.lastIndexOf('[');
          if (open < 0 || !stripped.endsWith("]")) {
            form.read(stripped, legend);
            throw new ValueRefused(
                Code.SOURCE,
                Forms.quoted(stripped) + " does not say where it comes from",
                "add the tag of a listed source, such as \""
                    + stripped
                    + " ["
                    + legend.anyTag()
                    + "]\"");
          }
          String tag = stripped.substring(open + 1, stripped.length() - 1).strip();
          T value = form.read(stripped.substring(0, open).strip(), legend);
          legend.check(tag);
          return new Sourced<>(value, tag);
        });
  }

  /** A pressure, or a force whose pressure depends on the die; with its source. */
  static Form<Target> target(Form<Pressure> pressure, Form<Force> force) {
    Form<Sourced<Pressure>> plain = sourced(pressure);
    Form<Sourced<Force>> forced = sourced(force);
    return new Form<>(
        pressure.hint() + ", or a force, then the tag of its source in brackets",
        new Look.Shape(plain.look().regex() + "|" + forced.look().regex()),
        (text, legend) ->
            isForce(text)
                ? new Target.OfForce(forced.read(text, legend))
                : new Target.OfPressure(plain.read(text, legend)));
  }

  /** A half-width as a pressure, or as a share of the target; with its source. */
  static Form<Tolerance> tolerance(Form<Pressure> pressure, Form<Double> share) {
    Form<Sourced<Pressure>> plain = sourced(pressure);
    Form<Sourced<Double>> shared = sourced(share);
    return new Form<>(
        pressure.hint() + ", or a share, then the tag of its source in brackets",
        new Look.Shape(plain.look().regex() + "|" + shared.look().regex()),
        (text, legend) ->
            untagged(text).endsWith("%")
                ? new Tolerance.OfShare(shared.read(text, legend))
                : new Tolerance.OfPressure(plain.read(text, legend)));
  }

  private static boolean isForce(String text) {
    try {
      return QuantityText.force(untagged(text)).isKnown();
    } catch (QuantityRefused e) {
      return false;
    }
  }

  private static String untagged(String text) {
    int open = text.lastIndexOf('[');
    return (open < 0 ? text : text.substring(0, open)).strip();
  }

  private static <T extends Quantity> Form<T> range(
      Form.Plain<T> reading, QuantityKind kind, String min, String max) {
    return range(reading, Quantity::si, Look.quantity(kind), min, max);
  }

  private static <T> Form<T> range(
      Form.Plain<T> plain, ToDoubleFunction<T> si, Look look, String min, String max) {
    double lowest = si.applyAsDouble(known(plain, min));
    double highest = si.applyAsDouble(known(plain, max));
    Form.Reading<T> reading = plain.reading();
    return new Form<>(
        min + " to " + max,
        look,
        (text, legend) -> {
          T value = reading.read(text, legend);
          double size = si.applyAsDouble(value);
          if (!(size >= lowest && size <= highest)) {
            throw new ValueRefused(
                Code.RANGE, Forms.quoted(text) + " is out of range", "write " + min + " to " + max);
          }
          return value;
        });
  }

  private static <T> T known(Form.Plain<T> reading, String text) {
    try {
      return reading.read(text);
    } catch (QuantityRefused e) {
      throw new IllegalArgumentException(e);
    }
  }
}
