package io.stackline.plcsim;

import java.util.function.BooleanSupplier;

/** A simulated press and its master in one thread and in simulated time. */
final class PressRig {
  static final int DONE = 2;
  static final int REFUSED = 3;
  static final long NONCE = 0xC0FFEE01L;

  private static final double SLOW_BEAT_S = 20;

  final NonVolatileMemory memory = new NonVolatileMemory();
  final PressPlant plant;
  final Sensors sensors;
  final Panel panel = new Panel();
  final Bench bench;
  final PlcParameters parameters;
  PlcProgram plc;
  final PressRegisters registers;
  boolean beating = true;
  boolean striding;
  double seconds;
  long scans;
  private int heartbeat;
  private double beatAt;

  PressRig(PlcParameters parameters, SensorParameters sensors, Bench bench, long seed) {
    this.parameters = parameters;
    this.bench = bench;
    this.plant = new PressPlant(PlantParameters.reference25t());
    this.sensors = new Sensors(sensors, seed);
    this.plc = PlcProgram.boot(parameters, memory, new Hardware(plant, this.sensors, panel));
    this.registers = new PressRegisters(plc, bench, plant);
  }

  static PressRig highRange(Bench bench) {
    return new PressRig(PlcParameters.reference(1), SensorParameters.highOnly(), bench, 11);
  }

  static PressRig lowRange(Bench bench) {
    return new PressRig(PlcParameters.reference(2), SensorParameters.withLowRange(), bench, 12);
  }

  /** A press with a pellet in it, at rest and owned. */
  static PressRig ready() {
    PressRig rig = lowRange(new Bench());
    rig.plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    rig.run(0.2);
    rig.acquire();
    return rig;
  }

  void restart() {
    plc = PlcProgram.boot(parameters, memory, new Hardware(plant, sensors, panel));
    registers.restarted(plc);
  }

  void run(double forSeconds) {
    if (striding) {
      stride(forSeconds);
      return;
    }
    long scans = Math.round(forSeconds * 1000 / plc.stepMs());
    for (long i = 0; i < scans; i++) {
      step();
    }
  }

  /** Runs until something is true; fails after this many simulated seconds. */
  void runUntil(BooleanSupplier condition, double atMostSeconds) {
    double end = seconds + atMostSeconds;
    while (!condition.getAsBoolean()) {
      if (seconds >= end) {
        throw new AssertionError(
            "not within "
                + atMostSeconds
                + " s; state "
                + state()
                + " trips "
                + reg(160)
                + " "
                + reg(161));
      }
      step();
    }
  }

  void runUntil(PlcState wanted, double atMostSeconds) {
    runUntil(() -> state() == wanted, atMostSeconds);
  }

  /** The same in as few scans as may be; the heartbeat may then be as slow as PRESSMAP allows. */
  private void stride(double forSeconds) {
    long left = Math.round(forSeconds * 1000);
    while (left > 0) {
      if (beating && seconds >= beatAt) {
        beat();
        beatAt = seconds + SLOW_BEAT_S;
      }
      int ms = (int) Math.min(left, Math.round(1000 * SLOW_BEAT_S));
      scans += plc.advance(ms);
      seconds += ms * 1e-3;
      left -= ms;
    }
  }

  private void step() {
    if (beating && seconds >= beatAt) {
      beat();
      beatAt = seconds + 0.5;
    }
    plc.step();
    scans++;
    seconds += plc.stepMs() * 1e-3;
  }

  void beat() {
    heartbeat = (heartbeat + 1) & 0xFFFF;
    int timeout = striding ? 600 : 30;
    registers.write(32, Words.join(Words.u32(epoch()), new int[] {heartbeat, timeout, 0, 72}));
  }

  int reg(int address) {
    return registers.inputs(address, 1).orElseThrow()[0];
  }

  long u32(int address) {
    return ((long) reg(address) << 16) | reg(address + 1);
  }

  double f32(int address) {
    return Words.f32(reg(address), reg(address + 1));
  }

  PlcState state() {
    int code = reg(104);
    for (PlcState state : PlcState.values()) {
      if (state.code() == code) {
        return state;
      }
    }
    throw new AssertionError("STATE " + code);
  }

  long epoch() {
    return u32(108);
  }

  int ackSequence() {
    return reg(112);
  }

  int nextSequence() {
    return ackSequence() == 0xFFFF ? 1 : ackSequence() + 1;
  }

  int nack() {
    return reg(114);
  }

  void write(Frame frame) {
    registers.write(0, frame.registers());
  }

  /** Sends a command as the next one of this epoch and returns ACK_CODE. */
  int send(int code) {
    return send(code, 0, 0, 0);
  }

  int send(int code, double argument, long number, long runId) {
    write(new Frame(epoch(), code, argument, number, runId, nextSequence()));
    return reg(113);
  }

  void acquire() {
    if (send(Frame.ACQUIRE, 0, NONCE, 0) != DONE) {
      throw new AssertionError("ACQUIRE refused: " + nack());
    }
    beatAt = seconds;
  }

  /**
   * Writes limits and profile, applies and validates them; returns the NACK of the first that was
   * refused, or 0.
   */
  int load(LimitWords limits, ProfileWords profile) {
    registers.write(64, limits.registers());
    if (send(Frame.APPLY) != DONE) {
      return nack();
    }
    return load(profile);
  }

  int load(ProfileWords profile) {
    int[] block = profile.registers();
    for (int from = 0; from < block.length; from += 120) {
      int count = Math.min(120, block.length - from);
      int[] part = new int[count];
      System.arraycopy(block, from, part, 0, count);
      registers.write(128 + from, part);
    }
    return send(Frame.VALIDATE) == DONE ? 0 : nack();
  }

  int start(LimitWords limits, ProfileWords profile) {
    long crcs = ((long) profile.crc() << 16) | limits.crc();
    return send(Frame.START, 0, crcs, profile.runId()) == DONE ? 0 : nack();
  }

  /** Loads and starts; fails if the PLC refuses. */
  void go(LimitWords limits, ProfileWords profile) {
    int refused = load(limits, profile);
    refused = refused == 0 ? start(limits, profile) : refused;
    if (refused != 0) {
      throw new AssertionError("refused: NACK " + refused + " detail " + reg(115));
    }
  }

  boolean tripped(int word, int bit) {
    return (reg(160 + word) >> bit & 1) != 0;
  }
}
