package io.stackline.plcsim;

import java.util.Arrays;

/**
 * The force controller: feed-forward of the ramp, proportional and integral action, all divided by
 * a running estimate of how stiff the press and its load are.
 *
 * <p>That stiffness (force per volume of oil) rises about 65-fold from loose powder to a dense
 * pellet. It is measured as the change of filtered force over the volume delivered in the last 0.2
 * s and may at most double in that time. Force in N, flow in m³/s.
 */
final class ForceLoop {
  private static final double BANDWIDTH_RAD_S = 3.0;
  private static final double WINDOW_S = 0.2;
  private static final double LEAST_VOLUME_M3 = 1e-10;
  private static final double NOISE_FACTOR = 2.4;
  private static final double LEAST_CHANGE_N = 1;
  private static final double SOFTEST = 5e7;
  private static final double STIFFEST = 2.5e10;
  private static final double LOOSE_POWDER = 2e8;
  private static final double INTEGRAL_SHARE = 0.25;
  private static final int MAX_SAMPLES = 256;

  private final double maxFlowM3PerS;
  private final double[] volumesM3 = new double[MAX_SAMPLES];
  private final double[] forcesN = new double[MAX_SAMPLES];
  private int samples;
  private int newest = -1;
  private double volumeM3;
  private double stiffness = LOOSE_POWDER;
  private double integralM3PerS;
  private double touchVolumeM3;
  private double touchForceN;

  ForceLoop(double maxFlowM3PerS) {
    this.maxFlowM3PerS = Checks.positive(maxFlowM3PerS, "maxFlowM3PerS");
  }

  /** Forgets what was learnt about the load: a new approach begins. */
  void restart() {
    stiffness = LOOSE_POWDER;
    forgetHistory();
  }

  /**
   * A load is there that nobody remembers the stiffness of: the stiffest is assumed, so that it
   * comes off slowly until it is known, not in swings.
   */
  void meetUnknownLoad() {
    stiffness = STIFFEST;
  }

  /**
   * Forgets the recent samples but not the stiffness, because another cell measures from now on.
   */
  void forgetHistory() {
    samples = 0;
    newest = -1;
    volumeM3 = 0;
    touchVolumeM3 = 0;
    integralM3PerS = 0;
    Arrays.fill(volumesM3, 0);
    Arrays.fill(forcesN, 0);
  }

  /**
   * Takes in one scan's filtered force and delivered flow; to be called in every scan, whoever
   * drives.
   */
  void observe(double forceN, double flowM3PerS, double seconds, double noiseN) {
    volumeM3 += flowM3PerS * seconds;
    newest = (newest + 1) % MAX_SAMPLES;
    volumesM3[newest] = volumeM3;
    forcesN[newest] = forceN;
    int window = Math.min(MAX_SAMPLES - 1, (int) Math.round(WINDOW_S / seconds));
    samples = Math.min(samples + 1, window + 1);
    if (forceN <= leastChangeN(noiseN)) {
      touchVolumeM3 = volumeM3;
      touchForceN = forceN;
    }
    int oldest = Math.floorMod(newest - (samples - 1), MAX_SAMPLES);
    estimate(volumeM3 - volumesM3[oldest], forceN - forcesN[oldest], seconds, noiseN);
  }

  /**
   * The ram has just touched: takes the stiffness met since then as a first guess. A dense stack is
   * some sixty times stiffer than the loose powder that would be assumed otherwise, and the loop
   * would swing until it had learnt that.
   */
  void learnFromContact(double noiseN) {
    double deltaM3 = volumeM3 - touchVolumeM3;
    double deltaN = forcesN[Math.max(newest, 0)] - touchForceN;
    if (deltaM3 > LEAST_VOLUME_M3 && deltaN > leastChangeN(noiseN)) {
      stiffness = clamped(deltaN / deltaM3);
    }
  }

  /** The flow that brings the force to the set-point, which moves at the given rate. */
  double flow(double setpointN, double rateNPerS, double seconds) {
    double errorN = setpointN - forcesN[Math.max(newest, 0)];
    double fastM3PerS = (rateNPerS + BANDWIDTH_RAD_S * errorN) / stiffness;
    double step = BANDWIDTH_RAD_S * BANDWIDTH_RAD_S / 8 * errorN / stiffness * seconds;
    double limit = maxFlowM3PerS * INTEGRAL_SHARE;
    double candidate = Math.max(-limit, Math.min(limit, integralM3PerS + step));
    double wanted = fastM3PerS + candidate;
    if (Math.abs(wanted) <= maxFlowM3PerS) {
      integralM3PerS = candidate;
      return wanted;
    }
    return Math.max(-maxFlowM3PerS, Math.min(maxFlowM3PerS, fastM3PerS + integralM3PerS));
  }

  /** Lets go of the integral part, because something else drives the ram. */
  void rest() {
    integralM3PerS = 0;
  }

  private void estimate(double deltaM3, double deltaN, double seconds, double noiseN) {
    double leastN = leastChangeN(noiseN);
    boolean loading = deltaM3 > LEAST_VOLUME_M3 && deltaN > leastN;
    boolean unloading = deltaM3 < -LEAST_VOLUME_M3 && deltaN < -leastN;
    if (!loading && !unloading) {
      return;
    }
    double most = Math.pow(2, seconds / WINDOW_S);
    double followed = Math.max(stiffness / most, Math.min(stiffness * most, deltaN / deltaM3));
    stiffness = clamped(followed);
  }

  private static double leastChangeN(double noiseN) {
    return Math.max(LEAST_CHANGE_N, NOISE_FACTOR * noiseN);
  }

  private static double clamped(double newtonPerM3) {
    return Math.max(SOFTEST, Math.min(STIFFEST, newtonPerM3));
  }
}
