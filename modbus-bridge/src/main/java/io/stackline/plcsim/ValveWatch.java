package io.stackline.plcsim;

/**
 * Tells whether the valve obeys: the flow is compared with that of a healthy valve under the same
 * commands. One thread.
 *
 * <p>A valve that does not follow has to be told from its flow, because the force alone would tell
 * it only when it has gone wrong.
 */
final class ValveWatch {
  private static final int CONFIRM_MS = 300;
  private static final double LEAST_SHARE = 1e-3;
  private static final double APART_SHARE = 0.25;

  private final FlowSource healthy;
  private final double leastM3PerS;
  private int apartMs;

  ValveWatch(PlantParameters.Pump pump) {
    this.healthy = new FlowSource(pump);
    this.leastM3PerS = LEAST_SHARE * pump.maxFlowM3PerS();
  }

  /** The command that has just been given, and how long it lasts. */
  void ordered(double commandM3PerS, double lineBar, double seconds, boolean shut) {
    healthy.shutOff(shut);
    healthy.deliver(shut ? 0 : commandM3PerS, Math.max(0, lineBar) * 1e5, 0, seconds);
  }

  /** Looks at the flow that has become of it. */
  void examine(Scan scan) {
    double expected = healthy.throughShutOffM3PerS();
    double apart = Math.abs(scan.readings().flowM3PerS() - expected);
    boolean obeys = !(apart > Math.max(leastM3PerS, APART_SHARE * Math.abs(expected)));
    apartMs = obeys ? 0 : apartMs + scan.elapsedMs();
  }

  /** Whether flow and command have been apart for longer than any transient. */
  boolean disobeyed() {
    return apartMs >= CONFIRM_MS;
  }

  /** Whether they are apart. */
  boolean pending() {
    return apartMs > 0;
  }
}
