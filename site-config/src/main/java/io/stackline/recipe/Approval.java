package io.stackline.recipe;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who gave a recipe its status, and when.
 *
 * @param by person or body, as the site writes it
 * @param hash hash of the content that was looked at, or a beginning of it of at least 8 digits;
 *     empty if the site does not write it down
 */
public record Approval(String by, LocalDate on, Optional<String> hash) {
  /** For people: who, and when. */
  public String text() {
    return by + ", " + on;
  }
}
