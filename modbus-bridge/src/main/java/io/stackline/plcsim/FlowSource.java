package io.stackline.plcsim;

/**
 * Pump and proportional valve as one source of flow that follows its command with a lag, and the
 * shut-off valve behind it. Flow in m³/s, + = closing. One thread.
 *
 * <p>The press has one; its PLC computes another, healthy one beside it, to see whether the real
 * one obeys.
 */
final class FlowSource {
  private final PlantParameters.Pump pump;
  private double flowM3PerS;
  private double lagS = Double.NaN;
  private double lagGain;
  private boolean stuck;
  private boolean shut;

  FlowSource(PlantParameters.Pump pump) {
    this.pump = pump;
  }

  /** The valve stays where it is from now on, or moves again. */
  void stick(boolean sticks) {
    stuck = sticks;
  }

  /** Closes the shut-off valve behind pump and valve, whatever these do; or opens it. */
  void shutOff(boolean closed) {
    shut = closed;
  }

  /**
   * One step.
   *
   * @param commandM3PerS wanted flow; limited to what the pump can do
   * @param linePa pressure in the line, 0 or more
   * @param leakM3PerS what gets lost at that pressure; all that may flow once the relief valve
   *     opens
   * @param seconds length of the step
   * @return what flowed
   */
  double deliver(double commandM3PerS, double linePa, double leakM3PerS, double seconds) {
    double most = pump.maxFlowM3PerS();
    double wanted = stuck ? flowM3PerS : Math.max(-most, Math.min(most, commandM3PerS));
    flowM3PerS += (wanted - flowM3PerS) * gain(seconds);
    if (flowM3PerS < 0) {
      flowM3PerS = Math.max(flowM3PerS, -pump.releaseM3PerSRootPa() * Math.sqrt(linePa));
    }
    if (linePa >= pump.reliefBar() * 1e5) {
      flowM3PerS = Math.min(flowM3PerS, leakM3PerS);
    }
    return throughShutOffM3PerS();
  }

  /** What got through in the last step. */
  double throughShutOffM3PerS() {
    return shut ? 0 : flowM3PerS;
  }

  private double gain(double seconds) {
    if (seconds != lagS) {
      lagS = seconds;
      lagGain = 1 - Math.exp(-seconds / pump.lagS());
    }
    return lagGain;
  }
}
