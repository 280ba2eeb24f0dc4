package io.stackline.plcsim;

/**
 * How one press's PLC is built and commissioned.
 *
 * @param identity what it says of itself
 * @param stepMs length of a scan, 1 to 10 ms
 * @param traceDepth samples in the trace ring: 1024, 2048 or 4096
 * @param traceDecimation 1 = a sample every 10 ms; n = every n·10 ms
 * @param motion speeds of the empty ram
 * @param heater whether the platens heat
 * @param enclosed whether the fixture is mechanically enclosed, so that the guard may be open in
 *     situ
 */
public record PlcParameters(
    Identity identity,
    int stepMs,
    int traceDepth,
    int traceDecimation,
    Motion motion,
    boolean heater,
    boolean enclosed) {
  /**
   * The identity block.
   *
   * @param vendor VENDOR
   * @param model MODEL
   * @param serial SERIAL
   * @param firmware FW
   */
  public record Identity(int vendor, int model, long serial, int firmware) {
    public Identity {
      Checks.within(vendor, 0, 0xFFFF, "vendor");
      Checks.within(model, 0, 0xFFFF, "model");
      Checks.within(serial, 0, 0xFFFFFFFFL, "serial");
      Checks.within(firmware, 0, 0xFFFF, "firmware");
    }
  }

  /**
   * Speeds of the ram while it does not press.
   *
   * @param rapidMmPerS speed down to {@code rapidUntilMm}, mm/s; below it the profile's APPROACH
   *     counts
   * @param rapidUntilMm ram position up to which no cell can be touched, mm
   * @param openMmPerS speed of opening, mm/s
   */
  public record Motion(double rapidMmPerS, double rapidUntilMm, double openMmPerS) {
    public Motion {
      Checks.positive(rapidMmPerS, "rapidMmPerS");
      Checks.notNegative(rapidUntilMm, "rapidUntilMm");
      Checks.positive(openMmPerS, "openMmPerS");
    }
  }

  private static final int MAX_DECIMATION = 6553;

  public PlcParameters {
    Checks.within(stepMs, 1, 10, "stepMs");
    if (traceDepth != 1024 && traceDepth != 2048 && traceDepth != 4096) {
      throw new IllegalArgumentException(
          "traceDepth must be 1024, 2048 or 4096, but is " + traceDepth);
    }
    Checks.within(traceDecimation, 1, MAX_DECIMATION, "traceDecimation");
  }

  /** A PLC with 10 ms scans, a ring of 1024 samples every 10 ms and no heater. */
  public static PlcParameters reference(long serial) {
    return new PlcParameters(
        new Identity(1, 1, serial, 0x0100), 10, 1024, 1, new Motion(4, 0.8, 2), false, false);
  }

  /** The same PLC with another scan time. */
  public PlcParameters withStepMs(int other) {
    return new PlcParameters(
        identity, other, traceDepth, traceDecimation, motion, heater, enclosed);
  }

  /** The same PLC with another decimation of its trace. */
  public PlcParameters withTraceDecimation(int other) {
    return new PlcParameters(identity, stepMs, traceDepth, other, motion, heater, enclosed);
  }

  /** The same PLC with another depth of its trace ring. */
  public PlcParameters withTraceDepth(int other) {
    return new PlcParameters(identity, stepMs, other, traceDecimation, motion, heater, enclosed);
  }

  /** The same PLC with heated platens. */
  public PlcParameters withHeater() {
    return new PlcParameters(identity, stepMs, traceDepth, traceDecimation, motion, true, enclosed);
  }

  /** The same PLC in a fixture that may be pressed with the guard open in situ. */
  public PlcParameters withEnclosure() {
    return new PlcParameters(identity, stepMs, traceDepth, traceDecimation, motion, heater, true);
  }
}
