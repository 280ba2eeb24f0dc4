package io.stackline.sequence.stage;

import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;

/**
 * How closely the force follows its set-point in the ramp: the 95th percentile of their distance,
 * weighted by time. The trace does not carry the set-point, so it is told from the program: from
 * the preload at the ramp's rate, the soft landing at a quarter of it. The ramp began somewhere
 * between two samples; what that leaves open counts for the press.
 */
final class TrackingMeter {
  private static final double PERCENTILE = 0.95;
  private static final double LANDING_FROM = 0.95;
  private static final double LANDING_RATE = 0.25;

  /** Distances are sorted into bins of 0.01 % of the target, up to 20 % of it. */
  private static final double BIN_SHARE = 1e-4;

  private static final int BINS = 2000;

  private final int ramp;
  private final double target;
  private final double rate;
  private final boolean landing;
  private final double[] weights = new double[BINS];
  private double from;
  private double began = Double.NaN;
  private double slack;
  private double lastSeconds = Double.NaN;
  private double total;
  private double widest;

  TrackingMeter(PressProgram program) {
    int index = 0;
    while (index < program.segments().size()
        && program.segments().get(index).type() != SegmentType.RAMP) {
      index++;
    }
    ramp = index;
    boolean found = index < program.segments().size();
    Segment segment = program.segments().get(found ? index : 0);
    target = segment.target().newtons();
    rate = segment.rate().newtonsPerSecond();
    landing = segment.flags().contains(SegmentFlag.SOFT_LANDING);
    Segment before = program.segments().get(Math.max(0, index - 1));
    boolean held = before.type() == SegmentType.PRELOAD || before.type() == SegmentType.HEAT;
    from = held ? before.target().newtons() : Double.NaN;
  }

  /** Takes the next sample, whatever its segment. */
  void add(int segmentIndex, double seconds, double force) {
    if (segmentIndex == ramp && !Double.isNaN(force)) {
      if (Double.isNaN(began)) {
        begin(seconds, force);
      } else {
        note(seconds - lastSeconds, Math.abs(force - setpoint(seconds - began)));
      }
    }
    lastSeconds = seconds;
  }

  /** A ramp without a preload starts at the force the punch touched with. */
  private void begin(double seconds, double force) {
    boolean told = !Double.isNaN(from) && !Double.isNaN(lastSeconds);
    double open = told ? seconds - lastSeconds : 0;
    from = Double.isNaN(from) ? force : from;
    began = seconds - open / 2;
    slack = rate * open / 2;
  }

  private double setpoint(double seconds) {
    double knee = landing ? Math.max(from, LANDING_FROM * target) : target;
    double straight = from + rate * seconds;
    if (straight <= knee) {
      return straight;
    }
    return Math.min(target, knee + LANDING_RATE * (straight - knee));
  }

  private void note(double weight, double distance) {
    double surely = Math.max(0, distance - slack);
    widest = Math.max(widest, surely);
    total += weight;
    double bin = Math.ceil(surely / (BIN_SHARE * target));
    if (bin < BINS) {
      weights[(int) bin] += weight;
    }
  }

  /** The 95th percentile to 0.01 % of the target; unknown if no ramp was seen. */
  Force percentile() {
    if (!(total > 0)) {
      return Force.UNKNOWN;
    }
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += weights[bin];
      if (sum >= PERCENTILE * total) {
        return new Force(Math.min(widest, bin * BIN_SHARE * target));
      }
    }
    return new Force(widest);
  }
}
