package io.stackline.plcsim;

/** Writes identity and status of PRESSMAP 1.0 into the image of the input registers. */
final class StatusBlock {
  static final int IDENTITY_REGISTERS = 32;
  static final int FIRST = 100;
  static final int END = 180;

  private static final int SNAP_A = 100;
  private static final int SNAP_B = 179;
  private static final double KN = 1e-3;
  private static final double MOVING_MM_S = 0.2;
  private static final double VELOCITY_FILTER_S = 0.1;

  private final PlcParts plc;
  private final CommandDesk desk;
  private final int[] image = new int[END];
  private final RegisterWriter status = new RegisterWriter(image);
  private Outputs last = Outputs.NONE;
  private boolean stale;
  private int snap;
  private double velocityMmPerS;
  private double lastPositionMm = Double.NaN;

  /**
   * What the last scan ended with.
   *
   * @param readings the inputs
   * @param uptimeMs time since boot
   * @param clockMs the same as the PLC's clock shows it
   * @param orderedM3PerS flow command
   * @param moving whether the ram was sent somewhere
   */
  record Outputs(
      Readings readings, long uptimeMs, long clockMs, double orderedM3PerS, boolean moving) {
    /** Before the first scan. */
    static final Outputs NONE = new Outputs(Readings.NONE, 0, 0, 0, false);
  }

  StatusBlock(PlcParts plc, CommandDesk desk) {
    this.plc = plc;
    this.desk = desk;
    identity();
  }

  /** A register; written only when somebody looks. */
  int read(int address) {
    if (stale) {
      stale = false;
      render();
    }
    return image[address];
  }

  void scanned(Readings readings, double seconds) {
    double speed = (readings.positionMm() - lastPositionMm) / seconds;
    if (!Double.isNaN(speed)) {
      velocityMmPerS += (speed - velocityMmPerS) * Math.min(1, seconds / VELOCITY_FILTER_S);
    }
    lastPositionMm = readings.positionMm();
  }

  /** Shows what a scan or a write ended with. */
  void refresh(Outputs outputs) {
    last = outputs;
    snap++;
    stale = true;
  }

  private void render() {
    status.u16(SNAP_B, snap);
    status.u16(101, (int) (last.uptimeMs / 100)).u32(102, last.clockMs & 0xFFFFFFFFL);
    status.u16(104, shownState().code()).u16(105, plc.panel.key().code());
    status.u16(106, statusBits()).u16(107, plc.interlocks.word());
    plc.ownership.render(status);
    desk.render(status);
    plc.figures.render(status);
    plc.shadows.render(status, plc.execution.state().running());
    measured();
    alarms();
    status.u32(154, plc.trace.head() & 0xFFFFFFFFL).u32(168, plc.memory.cycles());
    status.u16(171, plc.loss.active().code());
    status.u16(SNAP_A, snap);
  }

  boolean contact() {
    return plc.axis.channel().filteredN() > contactN();
  }

  private double contactN() {
    return plc.execution.profile().map(Profile::contactN).orElse(150.0);
  }

  private PlcState shownState() {
    PlcState state = plc.execution.state();
    boolean idle = state == PlcState.IDLE || state == PlcState.READY;
    return idle && plc.panel.key() != Panel.Key.REMOTE ? PlcState.MANUAL : state;
  }

  private int statusBits() {
    PlcState state = plc.execution.state();
    boolean topUp = plc.execution.phase() instanceof InSituPhase inSitu && inSitu.toppingUp();
    boolean ready =
        plc.panel.key() == Panel.Key.REMOTE
            && !plc.alarms.anyTrip()
            && plc.interlocks.firstOpen() < 0;
    boolean[] bits = {
      ready && !state.running(),
      last.moving || Math.abs(velocityMmPerS) > MOVING_MM_S,
      contact(),
      plc.figures.inBand(),
      plc.shadows.profile().isPresent(),
      state.running(),
      state == PlcState.PAUSED,
      plc.loss.lost(),
      plc.axis.channel().lowActive(),
      topUp,
      plc.temperatures.heating(),
      plc.tare.tared(),
      false,
      plc.shadows.limits().isPresent(),
      state == PlcState.WAIT_OPERATOR,
      plc.alarms.any()
    };
    int word = 0;
    for (int i = 0; i < bits.length; i++) {
      word |= bits[i] ? 1 << i : 0;
    }
    return word;
  }

  private void measured() {
    ForceChannel channel = plc.axis.channel();
    Readings.PlatenForces platen = last.readings.platenN();
    status.f32(124, channel.rawN() * KN).f32(126, plc.axis.setpoint().valueN() * KN);
    status
        .f32(130, last.readings.lineBar())
        .f32(132, last.readings.positionMm())
        .f32(134, velocityMmPerS);
    status.f32(136, channel.lowFitted() ? channel.lowN() * KN : Double.NaN);
    status
        .f32(138, platen.first() * KN)
        .f32(140, platen.second() * KN)
        .f32(142, platen.third() * KN);
    status.f32(144, plc.temperatures.platenC()).f32(146, plc.temperatures.platenC());
    status.f32(148, plc.interlocks.oilC()).f32(150, plc.panel.oilLevelPct());
    double fullM3PerS = plc.plant.parameters().pump().maxFlowM3PerS();
    status.f32(152, 100 * Math.max(-1, Math.min(1, last.orderedM3PerS / fullM3PerS)));
  }

  private void alarms() {
    AlarmBoard alarms = plc.alarms;
    status.u16(160, alarms.tripWord(0)).u16(161, alarms.tripWord(1));
    status.u16(162, alarms.warningWord(0)).u16(163, alarms.warningWord(1));
    status.u16(164, alarms.firstOut()).u16(165, alarms.changes());
  }

  private void identity() {
    PlcParameters parameters = plc.parameters;
    PlcParameters.Identity identity = parameters.identity();
    PlantParameters press = plc.plant.parameters();
    status.u16(0, 0x5052).u16(1, 0x0100).u32(2, 0x01020304L).f32(4, -123.45);
    status
        .u16(6, identity.vendor())
        .u16(7, identity.model())
        .u32(8, identity.serial())
        .u16(10, identity.firmware());
    status.u16(11, capabilities());
    status.f32(12, press.frame().ratedKn()).f32(14, press.ram().areaMm2());
    status.f32(16, press.pump().reliefBar()).f32(18, press.frame().strokeMm());
    status.u16(20, PlcProgram.MAX_READ_REGISTERS).u16(21, Profile.MAX_SEGMENTS);
    status.u16(22, plc.trace.depth()).u16(23, TraceRing.REGISTERS_PER_SAMPLE);
    status.u16(24, plc.trace.periodMs()).u16(25, TraceRing.BASE);
  }

  private int capabilities() {
    SensorParameters sensors = plc.sensors.parameters();
    int caps = (1 << 3) | (1 << 4) | (1 << 5);
    caps |= sensors.low().fitted() ? 1 : 0;
    caps |= sensors.platenCells() ? 1 << 1 : 0;
    caps |= plc.parameters.heater() ? 1 << 2 : 0;
    return caps;
  }
}
