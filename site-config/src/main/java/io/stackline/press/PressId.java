package io.stackline.press;

import java.util.regex.Pattern;

/**
 * Names a press of the site, for instance {@code P1}.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores; anything else is refused
 */
public record PressId(String value) implements Comparable<PressId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public PressId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no id: use 1 to 64 letters, digits, dots, dashes or underscores");
    }
  }

  @Override
  public int compareTo(PressId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
