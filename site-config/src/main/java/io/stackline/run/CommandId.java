package io.stackline.run;

import java.util.regex.Pattern;

/**
 * Names a command; drawn by the client that asks, so that asking twice does it once.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores; anything else is refused
 */
public record CommandId(String value) implements Comparable<CommandId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public CommandId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no id: use 1 to 64 letters, digits, dots, dashes or underscores");
    }
  }

  @Override
  public int compareTo(CommandId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
