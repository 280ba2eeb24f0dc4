package io.stackline.opcua.security;

import org.jspecify.annotations.Nullable;

/** Text from outside as it may stand in a log or on a terminal: one line, not too long. */
final class Printable {
  private static final int LENGTH_MAX = 80;

  /**
   * Control characters of all kinds, what turns the direction of a text or shows nothing, and what
   * some readers take for the end of a line.
   */
  private static final String UNPRINTABLE = "[\\p{C}\\p{Zl}\\p{Zp}]";

  private Printable() {}

  static String of(@Nullable Object text) {
    return of(text, LENGTH_MAX);
  }

  static String of(@Nullable Object text, int lengthMax) {
    String line = String.valueOf(text).replaceAll(UNPRINTABLE, "?");
    return line.length() <= lengthMax ? line : line.substring(0, lengthMax) + "…";
  }
}
