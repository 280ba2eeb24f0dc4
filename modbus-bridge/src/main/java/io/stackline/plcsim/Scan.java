package io.stackline.plcsim;

/**
 * What a phase sees of one scan.
 *
 * @param elapsedMs length of the scan
 * @param readings the inputs
 * @param rawN force of the controlling cell, one sample
 * @param forceN the same through the 30 ms filter
 */
record Scan(int elapsedMs, Readings readings, double rawN, double forceN) {
  double seconds() {
    return elapsedMs * 1e-3;
  }
}
