package io.stackline.press;

import io.stackline.unit.QuantityText;
import java.util.Optional;

/**
 * What a tag of a press is: a value of its device beyond what we know of presses, told by its
 * register map or by the site. {@link TagReading} carries its values under the same name.
 *
 * @param name unique among the tags of its press
 * @param description for people, perhaps empty
 * @param unit symbol of the unit, empty if there is none
 * @param min lowest value that can be true, in the unit: a reading below is bad and a write is
 *     refused; negative infinity if anything goes
 * @param max highest, likewise
 * @param writable whether people may write it; only a number or a flag ever is
 */
public record TagSpec(
    String name,
    String description,
    Kind kind,
    String unit,
    double min,
    double max,
    TagLimits limits,
    boolean writable) {
  /** What its values are. */
  public enum Kind {
    NUMBER,
    /** 0 or 1. */
    FLAG,
    TEXT
  }

  public TagSpec {
    if (!(min <= max)) {
      throw new IllegalArgumentException(name + ": min " + min + " lies above max " + max);
    }
    if (writable && kind == Kind.TEXT) {
      throw new IllegalArgumentException(name + ": a text is not written");
    }
  }

  /** Whether something is known to lie beyond it on both sides. */
  public boolean hasRange() {
    return Double.isFinite(max - min);
  }

  /** Why this value must not be written; empty if it may be. */
  public Optional<String> impossible(double value) {
    if (kind == Kind.FLAG) {
      return value == 0 || value == 1
          ? Optional.empty()
          : Optional.of(name + " is a flag: 0 or 1, not " + text(value));
    }
    return value >= min && value <= max && Double.isFinite(value)
        ? Optional.empty()
        : Optional.of(text(value) + " lies outside " + range() + " of " + name);
  }

  /** The range for people, such as {@code 10 to 30 °C}. */
  public String range() {
    if (kind == Kind.FLAG) {
      return "0 to 1";
    }
    return text(min) + " to " + text(max) + (unit.isEmpty() ? "" : " " + unit);
  }

  private static String text(double value) {
    return Double.isFinite(value) ? QuantityText.number(value) : String.valueOf(value);
  }
}
