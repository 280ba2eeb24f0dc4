package io.stackline.plcsim;

/** The dwell: the force is held at the target by the loop. */
final class SoakPhase implements Phase {
  private final Setpoint setpoint;
  private final SoakClock clock;

  SoakPhase(Setpoint setpoint, Segment segment, SoakClock clock, double slowestRateNPerS) {
    this.setpoint = setpoint;
    this.clock = clock;
    double rate = segment.rateNPerS() > 0 ? segment.rateNPerS() : slowestRateNPerS;
    setpoint.aim(segment.targetN(), rate, false);
  }

  @Override
  public PlcState state() {
    return PlcState.DWELL;
  }

  @Override
  public DriveOrder step(Scan scan) {
    setpoint.tick(scan.seconds());
    clock.tick(scan.elapsedMs());
    return DriveOrder.TRACK;
  }

  @Override
  public int patienceMs() {
    return setpoint.arrived() ? clock.patienceMs(Stride.LONGEST_DRIVE_MS, 0) : 0;
  }

  @Override
  public boolean done() {
    return clock.over();
  }

  SoakClock clock() {
    return clock;
  }
}
