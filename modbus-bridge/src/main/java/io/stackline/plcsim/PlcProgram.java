package io.stackline.plcsim;

/**
 * The press's PLC: one {@link #step()} is one scan, which reads inputs, decides, drives the plant
 * and refreshes the registers.
 *
 * <p>Speaks PRESSMAP 1.0 with 0-based PDU addresses. Time is the number of scans; there is no
 * clock. Registers may be read and written between scans, commands are obeyed at once. One thread
 * at a time.
 */
public final class PlcProgram {
  /** Most registers that one read may ask for. */
  public static final int MAX_READ_REGISTERS = 125;

  private static final long CLOCK_JUMP_MAX_MS = 0xFFFF_FFFFL;

  private final PlcParts plc;
  private final CommandDesk desk;
  private final StatusBlock status;
  private final RegisterImage registers;
  private final Stride stride;
  private long clockErrorMs;
  private int jumps;
  private StatusBlock.Outputs last;

  private PlcProgram(PlcParts plc) {
    this.plc = plc;
    Commands commands = new Commands(plc);
    this.desk = new CommandDesk(plc.memory, commands::perform, commands::abort);
    this.status = new StatusBlock(plc, desk);
    this.registers = new RegisterImage(plc, desk, status);
    this.stride = new Stride(plc.parameters.stepMs());
    this.last =
        new StatusBlock.Outputs(
            plc.sensors.read(plc.plant, plc.parameters.stepMs()), 0, 0, 0, false);
    registers.refresh(last);
  }

  /**
   * Switches a PLC on.
   *
   * <p>Ownership begins a new epoch and belongs to nobody, limits and profile are invalid; if the
   * memory says that a run was under way, the press is in FAULT with its load held.
   *
   * @param parameters how it is built
   * @param memory what outlived the power cut
   * @param hardware what it is wired to
   */
  public static PlcProgram boot(
      PlcParameters parameters, NonVolatileMemory memory, Hardware hardware) {
    memory.boot();
    PlcParts parts = new PlcParts(parameters, memory, hardware);
    parts.execution.boot();
    return new PlcProgram(parts);
  }

  /** One scan of {@link #stepMs()} milliseconds. */
  public void step() {
    scan(plc.parameters.stepMs());
  }

  /**
   * Lives through some time in as few scans as tell the same story: scans of {@link #stepMs()}
   * while anything moves, ramps, settles, is commanded or trips, of 50 ms in a settled dwell, and
   * of up to a second while stack pressure is held within its dead band or nothing runs at all.
   *
   * <p>For holds of days under virtual time: call it before each access to the registers with the
   * time that has passed since the last one, and at least before the owner's lease runs out. The
   * trace has one sample a scan at its true time, and one a second at least. Pressure, thickness,
   * credit and corrections agree with those of {@link #step()} within what a scan of the noise
   * makes of them.
   *
   * @param ms how long, 0 or more
   * @return scans made
   */
  public int advance(int ms) {
    int scans = 0;
    int left = Math.toIntExact(Checks.within(ms, 0, Integer.MAX_VALUE, "ms"));
    while (left > 0) {
      int next = stride.nextMs(mark(), patienceMs(), left);
      scan(next);
      left -= next;
      scans++;
    }
    return scans;
  }

  private void scan(int ms) {
    double seconds = ms * 1e-3;
    Readings readings = plc.sensors.read(plc.plant, ms);
    plc.axis.observe(readings, seconds);
    Scan scan = new Scan(ms, readings, plc.axis.channel().rawN(), plc.axis.channel().filteredN());
    plc.ownership.tick(ms);
    desk.tick(ms);
    plc.valve.examine(scan);
    plc.interlocks.scan(plc.axis.channel(), readings, plc.shadows.limits());
    plc.interlocks.warn(plc.alarms);
    plc.execution.react(plc.watch.examine(scan, plc.shadows.limits(), last.moving()));
    plc.axis.distrust(plc.alarms.tripped(Alarm.MISMATCH), readings, seconds);
    plc.loss.tick(ms);
    countTimeAbove(scan);
    DriveOrder order = drive(scan);
    double flowM3PerS = drive(order, scan);
    double fullM3PerS = plc.plant.parameters().pump().maxFlowM3PerS();
    plc.temperatures.permitHeat(!plc.interlocks.open(Interlocks.PLATEN_TEMPERATURE));
    plc.temperatures.step(seconds, Math.abs(flowM3PerS) / fullM3PerS, plc.panel.ambientC());
    plc.temperatures.show(plc.sensors);
    plc.plant.heatCell(plc.temperatures.cellC());
    plc.plant.heatFrame(plc.temperatures.frameC());
    plc.plant.heatOil(plc.interlocks.trueOilC());
    status.scanned(readings, seconds);
    long uptimeMs = last.uptimeMs() + ms;
    last =
        new StatusBlock.Outputs(
            readings, uptimeMs, clockMs(uptimeMs), flowM3PerS, order instanceof DriveOrder.Move);
    sample(readings, uptimeMs);
    if (plc.tare.step(readings, ms, plc.axis.channel())) {
      desk.finish(plc.tare.failed() ? Reply.refused(Nack.SENSOR_FAULT) : Reply.done());
    }
    stride.scanned(ms, mark(), scan.rawN(), plc.axis.channel().noiseN());
    registers.refresh(last);
  }

  /** Length of a scan, ms. */
  public int stepMs() {
    return plc.parameters.stepMs();
  }

  /** What a master reads and writes. */
  RegisterImage registers() {
    return registers;
  }

  /** STATE. */
  public PlcState state() {
    return plc.execution.state();
  }

  /**
   * The PLC's clock jumps: UPTIME_MS and the times in the trace are wrong by this much more from
   * now on. Nothing that the PLC measures in scans is.
   *
   * @param ms how far, negative = back
   */
  public void jumpClock(long ms) {
    clockErrorMs += Checks.within(ms, -CLOCK_JUMP_MAX_MS, CLOCK_JUMP_MAX_MS, "ms");
    jumps++;
  }

  /** Simulated time since boot, ms; the PLC's clock may show another. */
  public long uptimeMs() {
    return last.uptimeMs();
  }

  /** Whether the owner's lease still runs. */
  public boolean owned() {
    return plc.ownership.owned();
  }

  /** Simulated time since the owner proved to be alive, as a share of the time he has. */
  public double silenceShare() {
    return (double) plc.ownership.sinceRenewalMs() / plc.ownership.timeoutMs();
  }

  /** How often a command was performed or refused since boot; a repeated answer is neither. */
  public long commandsJudged() {
    return desk.judged();
  }

  /** Sequence number of the next trace sample. */
  public long traceHead() {
    return plc.trace.head();
  }

  /** Samples that the trace ring holds. */
  public int traceDepth() {
    return plc.trace.depth();
  }

  /** The number of the trace sample at this input register; negative if there is none. */
  public long traceSequenceAt(int address) {
    return plc.trace.contains(address) ? plc.trace.sequenceAt(address) : -1;
  }

  /** How long nothing will be decided, as far as can be told now, ms. */
  private int patienceMs() {
    if (plc.watch.pending() || plc.tare.running() || desk.waiting()) {
      return 0;
    }
    long leaseMs = plc.ownership.owned() ? plc.ownership.leaseMs() : Stride.LONGEST_MS;
    return (int) Math.min(leaseMs, plc.execution.patienceMs());
  }

  /** Changes whenever something happens. */
  private int mark() {
    int mark = plc.execution.state().code();
    mark = 31 * mark + plc.figures.segmentIndex();
    mark = 31 * mark + plc.figures.segmentType();
    mark = 31 * mark + plc.alarms.changes();
    mark = 31 * mark + desk.consumed();
    return 31 * mark + plc.disturbances() + jumps;
  }

  private DriveOrder drive(Scan scan) {
    PlcState state = plc.execution.state();
    if (state.running() && !motionAllowed()) {
      plc.execution.standBy(scan);
      return DriveOrder.LOCKED;
    }
    DriveOrder order = plc.execution.step(scan);
    return motionAllowed() ? order : DriveOrder.LOCKED;
  }

  private boolean motionAllowed() {
    return plc.interlocks.motionAllowed(plc.execution.state()) && !plc.alarms.tripped(Alarm.VALVE);
  }

  /** A correction that begins in a long scan must not last as long as the scan does. */
  private double drive(DriveOrder order, Scan scan) {
    int ms = scan.elapsedMs();
    int drivenMs = order instanceof DriveOrder.Locked ? ms : Math.min(ms, Stride.LONGEST_DRIVE_MS);
    double flowM3PerS = plc.axis.flow(order, scan.readings(), drivenMs * 1e-3);
    plc.plant.shutOff(!motionAllowed());
    order(flowM3PerS, drivenMs, scan);
    if (ms > drivenMs) {
      order(0, ms - drivenMs, scan);
    }
    return flowM3PerS;
  }

  private void order(double flowM3PerS, int ms, Scan scan) {
    plc.plant.step(flowM3PerS, ms * 1e-3);
    plc.valve.ordered(flowM3PerS, scan.readings().lineBar(), ms * 1e-3, !motionAllowed());
  }

  private long clockMs(long uptimeMs) {
    return Math.max(0, uptimeMs + clockErrorMs);
  }

  private void countTimeAbove(Scan scan) {
    boolean above = plc.execution.profile().map(p -> scan.forceN() > p.aboveN()).orElse(false);
    if (above && plc.execution.state().running()) {
      plc.figures.above(scan.elapsedMs());
    }
  }

  private void sample(Readings readings, long uptimeMs) {
    RunFigures figures = plc.figures;
    boolean low = plc.axis.channel().lowActive();
    TraceRing.Tags tags =
        new TraceRing.Tags(
            figures.segmentIndex(), figures.segmentType(), figures.inBand(), status.contact(), low);
    plc.trace.offer(
        uptimeMs, clockMs(uptimeMs), plc.axis.channel().rawN(), readings.positionMm(), tags);
  }
}
