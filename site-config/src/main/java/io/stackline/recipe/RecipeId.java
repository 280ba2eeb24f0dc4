package io.stackline.recipe;

import java.util.regex.Pattern;

/**
 * Names a recipe, whatever its revision.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores; anything else is refused
 */
public record RecipeId(String value) implements Comparable<RecipeId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public RecipeId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no id: use 1 to 64 letters, digits, dots, dashes or underscores");
    }
  }

  @Override
  public int compareTo(RecipeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
