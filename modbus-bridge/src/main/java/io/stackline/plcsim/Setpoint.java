package io.stackline.plcsim;

/**
 * The working set-point of the force loop: it never jumps, it walks towards its target at a rate.
 * One thread.
 */
final class Setpoint {
  private static final double LANDING_SHARE = 0.95;
  private static final double LANDING_RATE_FACTOR = 0.25;

  private double valueN;
  private double targetN;
  private double rateNPerS;
  private double slopeNPerS;
  private boolean softLanding;

  /** Stands still at this force. */
  void startAt(double forceN) {
    valueN = Math.max(0, forceN);
    targetN = valueN;
    slopeNPerS = 0;
  }

  /** Is at most this force from now on, and walks on from there. */
  void lowerTo(double forceN) {
    valueN = forceN < valueN ? Math.max(0, forceN) : valueN;
  }

  /**
   * Walks to a new target from here on; with soft landing the last 5 % upwards go at a quarter of
   * the rate.
   */
  void aim(double newTargetN, double newRateNPerS, boolean landSoftly) {
    targetN = newTargetN;
    rateNPerS = newRateNPerS;
    softLanding = landSoftly;
  }

  void tick(double seconds) {
    double toGoN = targetN - valueN;
    if (toGoN == 0) {
      slopeNPerS = 0;
      return;
    }
    boolean landing = softLanding && toGoN > 0 && valueN > LANDING_SHARE * targetN;
    double rate = landing ? LANDING_RATE_FACTOR * rateNPerS : rateNPerS;
    if (Math.abs(toGoN) <= rate * seconds) {
      valueN = targetN;
      slopeNPerS = 0;
    } else {
      slopeNPerS = Math.copySign(rate, toGoN);
      valueN += slopeNPerS * seconds;
    }
  }

  /** Stands still until the next tick. */
  void freeze() {
    slopeNPerS = 0;
  }

  boolean arrived() {
    return valueN == targetN;
  }

  double valueN() {
    return valueN;
  }

  double targetN() {
    return targetN;
  }

  double slopeNPerS() {
    return slopeNPerS;
  }
}
