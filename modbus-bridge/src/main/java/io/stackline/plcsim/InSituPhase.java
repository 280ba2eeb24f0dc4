package io.stackline.plcsim;

/**
 * Holds a cell for hours or days with the valves closed; corrections are few, and counted.
 *
 * <p>Constant pressure: the pump tops up or lets off when the slowly filtered force has left a
 * third of the tolerance, and stops within a tenth of it.
 *
 * <p>Constant gap: the oil trapped when the force arrived is kept, and the force only watched. A
 * cell that breathes then meets frame and oil in series, as in a press locked by its valves.
 * Keeping the ram's position itself would make the press as stiff as its frame alone, four times as
 * hard on the cell; leaving the valves shut would lose the force within hours to the seals' leak,
 * which hardly moves the ram. So position and line pressure together are watched: what leaked, or
 * grew with the oil's warmth, is made up for when it is worth {@value #GAP_START_MM} mm of travel,
 * about 80 N on a 25 t press.
 */
final class InSituPhase implements Phase {
  private static final double FILTER_S = 1.5;
  private static final double SETTLE_S = 5;
  private static final double START_SHARE = 1 / 3.0;
  private static final double STOP_SHARE = 0.1;
  private static final double GAP_START_MM = 0.001;
  private static final double GAP_STOP_MM = 0.0002;
  private static final double DUTY_SPAN_S = 300;
  private static final double TREND_S = 10;
  private static final double SLOWEST_SHARE_PER_S = 1e-3;
  private static final double LEAK_DUTY = 0.2;

  private final ForceAxis axis;
  private final Setpoint setpoint;
  private final Segment segment;
  private final RunFigures figures;
  private final SoakClock clock;
  private final StackWatch watch;
  private final Actuations actuations = new Actuations();
  private final double abortRateNPerS;
  private final double rateNPerS;
  private double presentN = Double.NaN;
  private double slowN = Double.NaN;
  private double slowOilMm = Double.NaN;
  private double keptOilMm = Double.NaN;
  private double settledS;
  private double topUpDuty;
  private double reserve;
  private double approachPerS;
  private boolean toppingUp;
  private boolean overpressed;
  private boolean ended;
  private boolean keepHolding;

  InSituPhase(
      ForceAxis axis, Segment segment, RunFigures figures, Limits limits, double abortRateNPerS) {
    this.axis = axis;
    this.setpoint = axis.setpoint();
    this.segment = segment;
    this.figures = figures;
    this.clock = new SoakClock(segment, figures);
    this.watch = new StackWatch(limits);
    this.abortRateNPerS = abortRateNPerS;
    this.rateNPerS = segment.rateNPerS() > 0 ? segment.rateNPerS() : abortRateNPerS;
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
    actuations.tick(scan.elapsedMs());
    presentN = scan.forceN();
    slowN = followed(slowN, presentN, scan);
    if (setpoint.arrived()) {
      watch.observe(scan, setpoint.valueN());
      overpressed = watch.tooHigh();
      if (overpressed) {
        letOff();
      }
    }
    if (!setpoint.arrived()) {
      watch.forget();
      slowOilMm = Double.NaN;
      settledS = 0;
      return DriveOrder.TRACK;
    }
    topUpDuty += ((toppingUp ? 1 : 0) - topUpDuty) * scan.seconds() / DUTY_SPAN_S;
    return segment.constantGap() ? keepGap(scan) : keepForce(scan);
  }

  @Override
  public boolean done() {
    return ended || (clock.over() && !keepHolding);
  }

  /** Half of the time until the next correction at the present rate; short while there is one. */
  @Override
  public int patienceMs() {
    if (!setpoint.arrived() || (segment.constantGap() && settledS < SETTLE_S)) {
      return 0;
    }
    double untilMs = 0.5e3 * reserve / Math.max(approachPerS, SLOWEST_SHARE_PER_S);
    int free = (int) Math.max(Stride.LONGEST_DRIVE_MS, Math.min(Stride.LONGEST_MS, untilMs));
    return clock.patienceMs(toppingUp ? Stride.LONGEST_DRIVE_MS : free, Stride.LONGEST_DRIVE_MS);
  }

  /**
   * Moves the target; the set-point walks there at the segment's rate, from the present force if
   * that had fallen too far for the press to make up for it by itself.
   */
  void adjust(double targetN) {
    if (heldBack()) {
      setpoint.startAt(presentN);
    }
    setpoint.aim(targetN, rateNPerS, false);
    figures.retarget(targetN);
  }

  /** Ends the hold as if its time were over. */
  void end() {
    ended = true;
  }

  /** Narrower limits count at once. */
  void narrow(Limits limits) {
    watch.narrow(limits);
  }

  /** Whether the pressure had become so high that it is being let off to the target. */
  boolean overpressed() {
    return overpressed;
  }

  /** Whether the pressure has been away from the target for long. */
  boolean deviates() {
    return watch.deviates();
  }

  /** Whether the pressure is so low that the cell may lose contact. */
  boolean contactAtRisk() {
    return watch.contactAtRisk();
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
    slowOilMm = followed(slowOilMm, axis.trappedOilMm(scan.readings()), scan);
    if (settledS < SETTLE_S) {
      settledS += scan.seconds();
      keptOilMm = slowOilMm;
      toppingUp = false;
      return DriveOrder.LOCKED;
    }
    double missingMm = keptOilMm - slowOilMm;
    watch(Math.abs(missingMm), GAP_START_MM, GAP_STOP_MM, scan);
    return toppingUp ? new DriveOrder.Trim(missingMm) : DriveOrder.LOCKED;
  }

  private boolean heldBack() {
    return !watch.mayRaiseBy(setpoint.valueN() - presentN);
  }

  private void letOff() {
    figures.toppedUp();
    setpoint.startAt(presentN);
    setpoint.aim(figures.targetN(), Math.max(rateNPerS, abortRateNPerS), false);
  }

  private DriveOrder keepForce(Scan scan) {
    if (heldBack()) {
      toppingUp = false;
      return DriveOrder.LOCKED;
    }
    double tolerated = segment.toleranceN();
    double errorN = Math.abs(setpoint.valueN() - slowN);
    watch(errorN, START_SHARE * tolerated, STOP_SHARE * tolerated, scan);
    return toppingUp ? DriveOrder.TRACK : DriveOrder.LOCKED;
  }

  /** Begins to correct an error above the one bound and ends below the other. */
  private void watch(double error, double startAbove, double stopBelow, Scan scan) {
    double left = Math.max(0, 1 - error / startAbove);
    double rate = Math.max(0, reserve - left) / scan.seconds();
    approachPerS = followed(approachPerS, rate, scan, TREND_S);
    reserve = left;
    if (!toppingUp && error > startAbove) {
      toppingUp = true;
      actuations.began();
      figures.toppedUp();
    } else if (toppingUp && error < stopBelow && actuations.mayEnd()) {
      toppingUp = false;
    }
  }

  private static double followed(double slow, double now, Scan scan) {
    return Double.isNaN(slow) ? now : followed(slow, now, scan, FILTER_S);
  }

  private static double followed(double slow, double now, Scan scan, double timeS) {
    return slow - (now - slow) * Math.expm1(-scan.seconds() / timeS);
  }
}
