package io.stackline.run;

import java.util.regex.Pattern;

/**
 * Names a run; also the name of the folder its record is written to.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores; anything else is refused
 */
public record RunId(String value) implements Comparable<RunId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public RunId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no id: use 1 to 64 letters, digits, dots, dashes or underscores");
    }
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
