package io.stackline.plcsim;

/** Refuses numbers that no device has, by name, so that a mistake is found where it was made. */
final class Checks {
  private Checks() {}

  static double positive(double value, String name) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a positive number, but is " + value);
    }
    return value;
  }

  static double notNegative(double value, String name) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
    return value;
  }

  static double finite(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a number, but is " + value);
    }
    return value;
  }

  static long within(long value, long lowest, long highest, String name) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must lie in " + lowest + ".." + highest + ", but is " + value);
    }
    return value;
  }
}
