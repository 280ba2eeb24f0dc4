package io.stackline.material;

import java.util.regex.Pattern;

/**
 * Names a material in one form, for instance {@code lpscl-powder}.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores; anything else is refused
 */
public record MaterialId(String value) implements Comparable<MaterialId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public MaterialId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no id: use 1 to 64 letters, digits, dots, dashes or underscores");
    }
  }

  @Override
  public int compareTo(MaterialId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
