package io.stackline.opcua.security;

import org.jspecify.annotations.Nullable;

/** Text from outside as it may stand in a log: one line, not too long. */
final class Printable {
  private static final int LENGTH_MAX = 80;

  private Printable() {}

  static String of(@Nullable Object text) {
    return of(text, LENGTH_MAX);
  }

  static String of(@Nullable Object text, int lengthMax) {
    String line = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
    return line.length() <= lengthMax ? line : line.substring(0, lengthMax) + "…";
  }
}
