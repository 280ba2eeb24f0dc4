package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.recipe.Target;
import io.stackline.unit.Density;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import io.stackline.unit.Speed;
import io.stackline.unit.Stiffness;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The forms of values: texts, ids, choices, numbers and quantities. Limits of quantities are given
 * as text and belong to the range.
 */
final class Forms {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  private Forms() {}

  /** A text of 1 to {@code max} characters, stripped. */
  static Form<String> text(int max) {
    return new Form<>(
        "a text of at most " + max + " characters",
        text -> {
          String stripped = text.strip();
          if (stripped.length() > max) {
            throw new QuantityRefused(
                "has " + stripped.length() + " characters", "use at most " + max);
          }
          return stripped;
        });
  }

  /** A text of this shape. */
  static Form<String> shape(Pattern shape, String noun, String hint) {
    return new Form<>(
        hint,
        text -> {
          if (text.length() > 253 || !shape.matcher(text).matches()) {
            throw new QuantityRefused(quoted(text) + " is no " + noun, "write " + hint);
          }
          return text;
        });
  }

  /** An id that its own record checks. */
  static <T> Form<T> id(Function<String, T> make) {
    String hint = "1 to 64 letters, digits, dots, dashes or underscores";
    return new Form<>(
        hint,
        text -> {
          try {
            return make.apply(text);
          } catch (IllegalArgumentException e) {
            throw new QuantityRefused(quoted(text) + " is no id", "use " + hint);
          }
        });
  }

  /** One constant of an enum, in lower case with dashes. */
  static <E extends Enum<E>> Form<E> choice(Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    List<String> words = constants.stream().map(Forms::word).toList();
    return new Form<>(
        "one of " + String.join(", ", words),
        text -> {
          int index = words.indexOf(text);
          if (index < 0) {
            throw new QuantityRefused(
                quoted(text) + " is not known here", Near.suggestion(text, words, "write one of"));
          }
          return constants.get(index);
        });
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Form<Boolean> flag() {
    return new Form<>(
        "true or false",
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new QuantityRefused(
                quoted(text) + " is neither true nor false", "write true or false");
          }
          return text.equals("true");
        });
  }

  static Form<Integer> whole(int min, int max) {
    String hint = "a whole number from " + min + " to " + max;
    return new Form<>(
        hint,
        text -> {
          if (!WHOLE.matcher(text).matches()) {
            throw new QuantityRefused(quoted(text) + " is not a whole number", "write " + hint);
          }
          int value = Integer.parseInt(text);
          if (value < min || value > max) {
            throw new QuantityRefused(quoted(text) + " is out of range", "write " + hint);
          }
          return value;
        });
  }

  /** A number with exactly this unit, or with none if the unit is empty. */
  static Form<Double> number(String unit, double min, double max) {
    String suffix = unit.isEmpty() ? "" : " " + unit;
    return range(
        text -> QuantityText.plain(text, unit), value -> value, min + suffix, max + suffix);
  }

  static Form<Pressure> pressure(String min, String max) {
    return range(QuantityText::pressure, Pressure::pascals, min, max);
  }

  static Form<Force> force(String min, String max) {
    return range(QuantityText::force, Force::newtons, min, max);
  }

  static Form<Length> length(String min, String max) {
    return range(QuantityText::length, Length::metres, min, max);
  }

  static Form<Mass> mass(String min, String max) {
    return range(QuantityText::mass, Mass::kilograms, min, max);
  }

  static Form<Density> density(String min, String max) {
    return range(QuantityText::density, Density::kilogramsPerCubicMetre, min, max);
  }

  static Form<Stiffness> stiffness(String min, String max) {
    return range(QuantityText::stiffness, Stiffness::newtonsPerMetre, min, max);
  }

  static Form<Speed> speed(String min, String max) {
    return range(QuantityText::speed, Speed::metresPerSecond, min, max);
  }

  static Form<PressureRate> pressureRate(String min, String max) {
    return range(QuantityText::pressureRate, PressureRate::pascalsPerSecond, min, max);
  }

  static Form<ForceRate> forceRate(String min, String max) {
    return range(QuantityText::forceRate, ForceRate::newtonsPerSecond, min, max);
  }

  static Form<Temperature> temperature(String min, String max) {
    return range(QuantityText::temperature, Temperature::kelvin, min, max);
  }

  static Form<Duration> duration(String min, String max) {
    return range(QuantityText::duration, Duration::toMillis, min, max);
  }

  /** A pressure, or a force whose pressure depends on the die; to be given its source. */
  static Form<Function<String, Target>> target(Form<Pressure> pressure, Form<Force> force) {
    return new Form<>(
        pressure.hint() + ", or a force",
        text -> {
          if (isForce(text)) {
            Force value = force.read(text);
            return source -> new Target.OfForce(new Sourced<>(value, source));
          }
          Pressure value = pressure.read(text);
          return source -> new Target.OfPressure(new Sourced<>(value, source));
        });
  }

  private static boolean isForce(String text) {
    try {
      return QuantityText.force(text).isKnown();
    } catch (QuantityRefused e) {
      return false;
    }
  }

  private static <T> Form<T> range(
      Form.Reading<T> reading, ToDoubleFunction<T> si, String min, String max) {
    double lowest = si.applyAsDouble(known(reading, min));
    double highest = si.applyAsDouble(known(reading, max));
    return new Form<>(
        min + " to " + max,
        text -> {
          T value = reading.read(text);
          double size = si.applyAsDouble(value);
          if (!(size >= lowest && size <= highest)) {
            throw new QuantityRefused(
                quoted(text) + " is out of range", "write " + min + " to " + max);
          }
          return value;
        });
  }

  private static <T> T known(Form.Reading<T> reading, String text) {
    try {
      return reading.read(text);
    } catch (QuantityRefused e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String quoted(String text) {
    return "\"" + (text.length() > 64 ? text.substring(0, 64) + "…" : text) + "\"";
  }
}
