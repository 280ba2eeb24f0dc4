package io.stackline.sequence.stage;

import io.stackline.press.PressProgram;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the steepest fall of force during a release: least squares over a window of 10 s that
 * slides through each release segment, or over the whole segment if it is shorter.
 */
final class ReleaseMeter {
  private static final double WINDOW_SECONDS = 10;

  private record Point(double seconds, double force) {}

  private final PressProgram program;
  private final Deque<Point> window = new ArrayDeque<>();
  private Slope slope = new Slope();
  private int segment = -1;
  private boolean slid;
  private double steepest = Double.NaN;

  ReleaseMeter(PressProgram program) {
    this.program = program;
  }

  void add(int segmentIndex, double seconds, double force) {
    if (Double.isNaN(force)) {
      return;
    }
    if (segmentIndex != segment) {
      endSegment();
      segment = segmentIndex;
    }
    window.add(new Point(seconds, force));
    slope.add(seconds, force);
    while (seconds - window.getFirst().seconds() > WINDOW_SECONDS) {
      Point oldest = window.removeFirst();
      slope.remove(oldest.seconds(), oldest.force());
      slid = true;
    }
    if (slid) {
      note();
    }
  }

  private void endSegment() {
    if (!slid) {
      note();
    }
    window.clear();
    slope = new Slope();
    slid = false;
  }

  private void note() {
    if (segment < 0 || segment >= program.segments().size()) {
      return;
    }
    double asked = program.segments().get(segment).rate().newtonsPerSecond();
    double ratio = -slope.perSecond() / asked;
    if (!Double.isNaN(ratio) && !(steepest >= ratio)) {
      steepest = ratio;
    }
  }

  /** Steepest fall over what its segment asked for, or NaN if no release was seen. */
  double steepestOverRecipe() {
    if (!slid) {
      note();
    }
    return steepest;
  }
}
