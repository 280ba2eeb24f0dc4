package io.stackline.launch.recipes;

import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.QuantityText;
import io.stackline.unit.Share;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Values of a recipe in the words of its file, each with the tag of its source behind it. */
final class Wording {
  private static final long MINUTE_S = 60;
  private static final long HOUR_S = 60 * MINUTE_S;
  private static final long DAY_S = 24 * HOUR_S;

  /** Up to here seconds read better. */
  private static final long SECONDS_UP_TO = 10 * MINUTE_S;

  private Wording() {}

  /** For instance {@code 250 MPa [S2]}. */
  static String of(Sourced<?> value) {
    return value(value.value()) + " [" + value.source() + "]";
  }

  static String share(Sourced<Double> value) {
    return new Share(value.value()) + " [" + value.source() + "]";
  }

  static String value(Object value) {
    return value instanceof Duration time ? time(time) : value.toString();
  }

  /** In the largest unit in which it is a whole number: 60 s, 10 min, 2 d. */
  static String time(Duration time) {
    long seconds = time.toSeconds();
    if (time.toMillisPart() == 0 && seconds >= SECONDS_UP_TO) {
      if (seconds % DAY_S == 0) {
        return seconds / DAY_S + " d";
      } else if (seconds % HOUR_S == 0) {
        return seconds / HOUR_S + " h";
      } else if (seconds % MINUTE_S == 0) {
        return seconds / MINUTE_S + " min";
      }
    }
    return QuantityText.exact(time);
  }

  /** As a file writes it: small letters, dashes. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String target(Target target) {
    return target.text() + tons(target) + " [" + target.source() + "]";
  }

  /** With as many digits as a press knows. */
  static String rounded(Target target) {
    return target instanceof Target.OfForce force
        ? fixed(force.value().value().toKN(), 2) + " kN"
        : target.text();
  }

  /** A force whose source told it in tons of some sort is known again by that number. */
  private static String tons(Target target) {
    if (!(target instanceof Target.OfForce force)) {
      return "";
    }
    double newtons = force.value().value().newtons();
    return QuantityKind.FORCE.units().stream()
        .filter(unit -> unit.symbol().endsWith("t") || unit.symbol().endsWith("ton"))
        .filter(unit -> isShort(newtons / unit.factor()) && !isShort(newtons / 1e3))
        .min(Comparator.comparing(unit -> QuantityText.number(newtons / unit.factor()).length()))
        .map(unit -> " = " + QuantityText.number(newtons / unit.factor()) + " " + unit.symbol())
        .orElse("");
  }

  private static boolean isShort(double value) {
    return Math.abs(value * 100 - Math.rint(value * 100)) < 1e-7;
  }

  static String dwell(Dwell dwell) {
    return dwell instanceof Dwell.Soak soak ? of(soak.time()) : "until released";
  }

  static String tolerance(Tolerance tolerance) {
    return tolerance instanceof Tolerance.OfPressure pressure
        ? of(pressure.value())
        : share(((Tolerance.OfShare) tolerance).value());
  }

  static String addition(Addition addition) {
    if (addition instanceof Addition.Weighed powder) {
      return powder.material() + " " + of(powder.mass());
    } else if (addition instanceof Addition.Spread powder) {
      return powder.material() + " " + of(powder.loading());
    }
    Addition.Foil foil = (Addition.Foil) addition;
    String diameter = foil.diameter().map(each -> "Ø " + of(each)).orElse("as wide as the bore");
    return foil.material() + " " + of(foil.thickness()) + ", " + diameter;
  }

  /** An open dwell with what is assumed for it. */
  static String dwell(Parameter<Dwell> dwell) {
    if (dwell instanceof Parameter.Bound<Dwell> bound) {
      return dwell(bound.value());
    }
    Parameter.Unbound<Dwell> open = (Parameter.Unbound<Dwell>) dwell;
    String assumed = String.join(" or ", open.options().stream().map(Wording::dwell).toList());
    return "open (" + open.reason() + ")" + (assumed.isEmpty() ? "" : ", assumed " + assumed);
  }

  static String die(Parameter<DieId> die) {
    return parameter(die, DieId::value);
  }

  /** What is fixed, or why it is open and what it may be. */
  static <T> String parameter(Parameter<T> parameter, Function<T, String> text) {
    if (parameter instanceof Parameter.Bound<T> bound) {
      return text.apply(bound.value());
    }
    Parameter.Unbound<T> open = (Parameter.Unbound<T>) parameter;
    String options = String.join(" | ", open.options().stream().map(text).toList());
    return "open (" + open.reason() + ")" + (options.isEmpty() ? "" : ": " + options);
  }

  static <T> Optional<Parameter.Unbound<T>> open(Parameter<T> parameter) {
    return parameter instanceof Parameter.Unbound<T> open ? Optional.of(open) : Optional.empty();
  }

  /** Figures for a column, with so many decimals. */
  static String fixed(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
  }
}
