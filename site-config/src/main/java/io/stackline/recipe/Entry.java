package io.stackline.recipe;

import io.stackline.material.MaterialId;
import java.util.Optional;

/**
 * Something an operator types in while confirming.
 *
 * @param name under which it is handed in, unique within the prompt
 * @param measure what the quantity must be; empty for a text
 * @param of the powder layer whose mass it is, which then counts instead of the recipe's
 * @param optional whether it may be left out
 */
public record Entry(
    String name, Optional<Measure> measure, Optional<MaterialId> of, boolean optional) {
  /** For people: what may be typed in. */
  public String text() {
    String what = measure.map(Measure::text).orElse("a text");
    return optional ? what + ", or nothing" : what;
  }
}
