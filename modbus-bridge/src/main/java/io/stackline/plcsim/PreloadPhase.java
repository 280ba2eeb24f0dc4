package io.stackline.plcsim;

/** A small force, walked to and held for a while to settle the powder; it earns no dwell credit. */
final class PreloadPhase implements Phase {
  private final Setpoint setpoint;
  private final long durationMs;
  private long heldMs;

  PreloadPhase(Setpoint setpoint, Segment segment) {
    this.setpoint = setpoint;
    this.durationMs = segment.durationMs();
    setpoint.aim(segment.targetN(), segment.rateNPerS(), segment.softLanding());
  }

  @Override
  public PlcState state() {
    return PlcState.RAMP;
  }

  @Override
  public DriveOrder step(Scan scan) {
    heldMs += setpoint.arrived() ? scan.elapsedMs() : 0;
    setpoint.tick(scan.seconds());
    return DriveOrder.TRACK;
  }

  @Override
  public boolean done() {
    return setpoint.arrived() && heldMs >= durationMs;
  }
}
