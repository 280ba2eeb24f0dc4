package io.stackline.plcsim;

/** The set-point walks down; with target 0 this ends when the load is off. */
final class ReleasePhase implements Phase {
  private static final double UNLOADED_N = 50;
  private static final int LONGEST_AT_ZERO_MS = 20_000;

  private final PlcState state;
  private final Setpoint setpoint;
  private double forceN = Double.NaN;
  private int atTargetMs;

  ReleasePhase(PlcState state, Setpoint setpoint, double targetN, double rateNPerS) {
    this.state = state;
    this.setpoint = setpoint;
    setpoint.aim(targetN, rateNPerS, false);
  }

  @Override
  public PlcState state() {
    return state;
  }

  @Override
  public DriveOrder step(Scan scan) {
    setpoint.tick(scan.seconds());
    forceN = scan.forceN();
    atTargetMs += setpoint.arrived() ? scan.elapsedMs() : 0;
    return DriveOrder.TRACK;
  }

  @Override
  public boolean done() {
    boolean unloaded =
        setpoint.valueN() > 0 || forceN < UNLOADED_N || atTargetMs > LONGEST_AT_ZERO_MS;
    return setpoint.arrived() && unloaded;
  }
}
