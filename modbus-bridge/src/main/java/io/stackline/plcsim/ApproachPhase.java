package io.stackline.plcsim;

/**
 * The ram travels: fast where nothing can be, then at the profile's speed, until it has touched for
 * 50 ms.
 */
final class ApproachPhase implements Phase {
  private static final int CONFIRM_MS = 50;
  private static final int LONGEST_MS = 300_000;

  private final PlcParameters.Motion motion;
  private final double approachMmPerS;
  private final double contactN;
  private int touchedMs;
  private int elapsedMs;

  ApproachPhase(PlcParameters.Motion motion, double approachMmPerS, double contactN) {
    this.motion = motion;
    this.approachMmPerS = approachMmPerS;
    this.contactN = contactN;
  }

  @Override
  public PlcState state() {
    return PlcState.APPROACH;
  }

  @Override
  public DriveOrder step(Scan scan) {
    elapsedMs += scan.elapsedMs();
    if (scan.rawN() > contactN) {
      touchedMs += scan.elapsedMs();
      return DriveOrder.LOCKED;
    }
    touchedMs = 0;
    boolean far = scan.readings().positionMm() < motion.rapidUntilMm();
    return new DriveOrder.Move(
        far ? Math.max(motion.rapidMmPerS(), approachMmPerS) : approachMmPerS);
  }

  @Override
  public boolean done() {
    return touchedMs >= CONFIRM_MS;
  }

  /** Whether the ram should have touched long ago. */
  boolean overdue() {
    return elapsedMs > LONGEST_MS;
  }
}
