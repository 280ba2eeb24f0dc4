package io.stackline.plcsim;

/** The set-point walks from the present force to the segment's target. */
final class RampPhase implements Phase {
  private final Setpoint setpoint;

  RampPhase(Setpoint setpoint, Segment segment) {
    this.setpoint = setpoint;
    setpoint.aim(segment.targetN(), segment.rateNPerS(), segment.softLanding());
  }

  @Override
  public PlcState state() {
    return PlcState.RAMP;
  }

  @Override
  public DriveOrder step(Scan scan) {
    setpoint.tick(scan.seconds());
    return DriveOrder.TRACK;
  }

  @Override
  public boolean done() {
    return setpoint.arrived();
  }
}
