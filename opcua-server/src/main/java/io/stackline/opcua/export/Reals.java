package io.stackline.opcua.export;

/** Numbers as XML Schema writes them; it has its own word for infinity. */
final class Reals {
  private Reals() {}

  /** Whole numbers without a fraction: many readers of durations in attributes take no other. */
  static String shortest(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String said(Number number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      return value > 0 ? "INF" : "-INF";
    }
    return number.toString();
  }
}
