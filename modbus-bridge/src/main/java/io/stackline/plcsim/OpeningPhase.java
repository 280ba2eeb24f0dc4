package io.stackline.plcsim;

/** The ram opens fully; without its position, until it must long have done so. */
final class OpeningPhase implements Phase {
  /** Ram position below which the press is open, mm. */
  static final double HOME_MM = 0.02;

  private static final int LONGEST_MS = 60_000;

  private final PlcState state;
  private final double mmPerS;
  private int elapsedMs;
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
    elapsedMs += scan.elapsedMs();
    home = scan.readings().positionMm() <= HOME_MM || elapsedMs >= LONGEST_MS;
    return home ? DriveOrder.LOCKED : new DriveOrder.Move(-mmPerS);
  }

  @Override
  public boolean done() {
    return home;
  }
}
