package io.stackline.plcsim.vendor;

/**
 * The EEPROM of a PRESTEK: its segments and how many of their registers were ever written. Pass the
 * same object to a new program to simulate a restart. One thread at a time.
 */
final class PrestekMemory {
  /** Segments in the table. */
  static final int SEGMENTS = 8;

  /** Registers of a segment: target, ramp, dwell, tolerance. */
  static final int WIDTH = 4;

  private static final int TARGET_MOST = 2500;
  private static final int SECONDS_MOST = 9999;
  private static final int TOLERANCE_MOST = 250;
  private static final int HIGHEST_COUNT = 0xFFFF;

  private final int[] words = new int[SEGMENTS * WIDTH];
  private int writes;

  /**
   * One segment.
   *
   * @param targetN force at its end, N
   * @param rampS time to get there, s
   * @param dwellMs time it is held, ms
   * @param toleranceN what counts as in tolerance, N
   */
  record Segment(double targetN, int rampS, int dwellMs, double toleranceN) {}

  /** Writes a register and counts that, changed or not; what is out of range is clamped. */
  void write(int offset, int word) {
    int most =
        switch (offset % WIDTH) {
          case 0 -> TARGET_MOST;
          case 3 -> TOLERANCE_MOST;
          default -> SECONDS_MOST;
        };
    int value = offset % WIDTH == 0 ? (short) word : word;
    words[offset] = Math.max(0, Math.min(most, value));
    writes = Math.min(HIGHEST_COUNT, writes + 1);
  }

  int read(int offset) {
    return words[offset];
  }

  /** Registers written in its life; stays at 65535. */
  int writes() {
    return writes;
  }

  /** The segment of this index; one of zeros ends the program. */
  Segment segment(int index) {
    int at = index * WIDTH;
    return new Segment(
        100.0 * words[at], words[at + 1], 1000 * words[at + 2], 100.0 * words[at + 3]);
  }

  boolean ends(int index) {
    int at = index * WIDTH;
    return (words[at] | words[at + 1] | words[at + 2]) == 0;
  }
}
