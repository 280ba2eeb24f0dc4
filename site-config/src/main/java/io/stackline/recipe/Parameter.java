package io.stackline.recipe;

import java.util.List;

/** A value that a recipe fixes, or leaves to the run. */
public sealed interface Parameter<T> {
  /** Fixed by the recipe. */
  record Bound<T>(T value) implements Parameter<T> {}

  /**
   * Left open: a recipe with such a parameter checks and shows, and runs only once it is bound.
   *
   * @param reason why, for instance what the source does not say
   * @param options what it may be bound to, the first being what is assumed where nobody binds it;
   *     empty if any sound value will do
   */
  record Unbound<T>(String reason, List<T> options) implements Parameter<T> {
    public Unbound {
      options = List.copyOf(options);
    }
  }
}
