package io.stackline.plcsim;

/** The ram opens fully. */
final class OpeningPhase implements Phase {
  private static final double HOME_MM = 0.02;

  private final PlcState state;
  private final double mmPerS;
  private boolean home;

  OpeningPhase(PlcState state, double mmPerS) {
    this.state = state;
    this.mmPerS = mmPerS;
  }

  @Override
  public PlcState state() {
    return state;
  }

  @Override
  public DriveOrder step(Scan scan) {
    home = scan.readings().positionMm() <= HOME_MM;
    return home ? DriveOrder.LOCKED : new DriveOrder.Move(-mmPerS);
  }

  @Override
  public boolean done() {
    return home;
  }
}
