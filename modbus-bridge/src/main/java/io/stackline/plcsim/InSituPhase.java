package io.stackline.plcsim;

/**
 * Holds a cell for hours or days: valves closed, and a correction only when the slowly filtered
 * force has left a third of the tolerance. Corrections are counted. In constant-gap mode the
 * position is held instead and the force only watched.
 */
final class InSituPhase implements Phase {
  private static final double FILTER_S = 1.5;
  private static final double START_SHARE = 1 / 3.0;
  private static final double STOP_SHARE = 0.1;
  private static final double DUTY_SPAN_S = 300;
  private static final double LEAK_DUTY = 0.2;

  private final Setpoint setpoint;
  private final Segment segment;
  private final RunFigures figures;
  private final SoakClock clock;
  private final double rateNPerS;
  private double slowN = Double.NaN;
  private double gapMm = Double.NaN;
  private double topUpDuty;
  private boolean toppingUp;
  private boolean ended;
  private boolean keepHolding;

  InSituPhase(Setpoint setpoint, Segment segment, RunFigures figures, double slowestRateNPerS) {
    this.setpoint = setpoint;
    this.segment = segment;
    this.figures = figures;
    this.clock = new SoakClock(segment, figures);
    this.rateNPerS = segment.rateNPerS() > 0 ? segment.rateNPerS() : slowestRateNPerS;
    setpoint.aim(segment.targetN(), rateNPerS, false);
  }

  @Override
  public PlcState state() {
    return PlcState.INSITU;
  }

  @Override
  public DriveOrder step(Scan scan) {
    setpoint.tick(scan.seconds());
    clock.tick(scan.elapsedMs());
    slowN =
        Double.isNaN(slowN)
            ? scan.forceN()
            : slowN + (scan.forceN() - slowN) * scan.seconds() / FILTER_S;
    if (!setpoint.arrived()) {
      gapMm = Double.NaN;
      return DriveOrder.TRACK;
    }
    if (segment.constantGap()) {
      return keepGap(scan);
    }
    topUpDuty += ((toppingUp ? 1 : 0) - topUpDuty) * scan.seconds() / DUTY_SPAN_S;
    return keepForce();
  }

  @Override
  public boolean done() {
    return ended || (clock.over() && !keepHolding);
  }

  /** Moves the target; the set-point walks there at the segment's rate. */
  void adjust(double targetN) {
    setpoint.aim(targetN, rateNPerS, false);
    figures.retarget(targetN);
  }

  /** Ends a hold that lasts until it is released; false if this one has an end of its own. */
  boolean end() {
    ended = segment.untilReleased();
    return ended;
  }

  /** Whether to hold on although the time is over, because nobody is there to take the cell. */
  void keepHolding(boolean hold) {
    keepHolding = hold;
  }

  /** Whether the pump is topping up at this moment. */
  boolean toppingUp() {
    return toppingUp;
  }

  /** Whether the pump tops up more than a fifth of the time: something leaks. */
  boolean leaking() {
    return topUpDuty > LEAK_DUTY;
  }

  SoakClock clock() {
    return clock;
  }

  private DriveOrder keepGap(Scan scan) {
    gapMm = Double.isNaN(gapMm) ? scan.readings().positionMm() : gapMm;
    return new DriveOrder.HoldPosition(gapMm);
  }

  private DriveOrder keepForce() {
    double errorN = Math.abs(setpoint.valueN() - slowN);
    if (!toppingUp && errorN > START_SHARE * segment.toleranceN()) {
      toppingUp = true;
      figures.toppedUp();
    } else if (toppingUp && errorN < STOP_SHARE * segment.toleranceN()) {
      toppingUp = false;
    }
    return toppingUp ? DriveOrder.TRACK : DriveOrder.LOCKED;
  }
}
