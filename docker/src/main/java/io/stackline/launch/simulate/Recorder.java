package io.stackline.launch.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps samples at even distances, ten a second at most, and so far apart that neither the hold nor
 * the rest of a stage has more than some thousands, however long they last.
 */
final class Recorder {
  private static final double CLOSEST_S = 0.1;
  private static final double SAMPLES = 6000;
  private static final int SAMPLES_MAX = 30_000;
  private static final double ROUNDING_S = 1e-6;

  private final double movingS;
  private final double holdingS;
  private final List<Sample> samples = new ArrayList<>();
  private double nextS;
  private boolean held;

  /** For a stage that is expected to move and to hold so long, in seconds. */
  Recorder(double movingS, double holdingS) {
    this.movingS = Math.max(CLOSEST_S, movingS / SAMPLES);
    this.holdingS = Math.max(CLOSEST_S, holdingS / SAMPLES);
  }

  /** Whether it is time for a sample; the first and the last moment of a hold always are. */
  boolean wants(double seconds, boolean holding) {
    boolean turned = holding != held;
    held = holding;
    boolean due = turned || seconds >= nextS - ROUNDING_S;
    if (due) {
      nextS = seconds + (holding ? holdingS : movingS);
    }
    return due && samples.size() < SAMPLES_MAX;
  }

  void keep(Sample sample) {
    samples.add(sample);
  }

  List<Sample> samples() {
    return samples;
  }
}
