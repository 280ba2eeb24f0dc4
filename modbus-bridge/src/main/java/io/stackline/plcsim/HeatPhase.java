package io.stackline.plcsim;

/**
 * Holds the present force until the platens have been within 2 K of their set-point for the
 * duration.
 */
final class HeatPhase implements Phase {
  private static final double BAND_K = 2;
  private static final long LONGEST_EXTRA_MS = 3_600_000;

  private final Segment segment;
  private final Temperatures temperatures;
  private long atTemperatureMs;
  private long elapsedMs;

  HeatPhase(Segment segment, Temperatures temperatures) {
    this.segment = segment;
    this.temperatures = temperatures;
    temperatures.heatTo(segment.temperatureC());
  }

  @Override
  public PlcState state() {
    return PlcState.DWELL;
  }

  @Override
  public DriveOrder step(Scan scan) {
    elapsedMs += scan.elapsedMs();
    boolean warm = Math.abs(temperatures.platenC() - segment.temperatureC()) <= BAND_K;
    atTemperatureMs += warm ? scan.elapsedMs() : 0;
    return DriveOrder.TRACK;
  }

  @Override
  public int patienceMs() {
    return Stride.LONGEST_DRIVE_MS;
  }

  @Override
  public boolean done() {
    return atTemperatureMs >= segment.durationMs();
  }

  /** Whether the platens should have been warm long ago. */
  boolean overdue() {
    return elapsedMs > 3 * segment.durationMs() + LONGEST_EXTRA_MS;
  }
}
