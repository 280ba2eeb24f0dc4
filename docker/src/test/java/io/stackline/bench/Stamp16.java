package io.stackline.bench;

/**
 * A moment in 16 bits: {@link System#nanoTime()}, which on Linux all processes read from the same
 * clock, in units of {@value #UNIT_MICROS} µs. It begins anew after 6.5 s; no value may be older.
 */
final class Stamp16 {
  static final int UNIT_MICROS = 100;
  private static final int MASK = 0xFFFF;

  private Stamp16() {}

  static int now() {
    return (int) (System.nanoTime() / (UNIT_MICROS * 1000L)) & MASK;
  }

  /** How many µs ago this stamp was taken. */
  static long age(int stamp) {
    return (long) (now() - stamp & MASK) * UNIT_MICROS;
  }
}
