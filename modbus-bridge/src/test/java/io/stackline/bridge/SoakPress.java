package io.stackline.bridge;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.CellInDie;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.Materials;
import io.stackline.plcsim.NonVolatileMemory;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.PlcProgram;
import io.stackline.plcsim.PlcState;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.PressRegisters;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.Sensors;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * A simulated press in a room that is warm by day, with a cell that is charged and discharged,
 * simulated up to the present moment whenever somebody looks at it.
 */
final class SoakPress {
  static final double KN_PER_MPA = Math.PI * 25e-3;
  static final Duration HALF_CYCLE = Duration.ofHours(10);

  private static final double FULL_MICROMETRES = 8.6;
  private static final double ROOM_C = 25;
  private static final double ROOM_SWING_K = 2;
  private static final long DAY_S = 86_400;
  private static final long LONGEST_STEP_MS = 1000;
  private static final int SEQUENCE = 15;

  private final Time time;
  private final Instant start;
  private final CellInDie cell = new CellInDie(10).addPowder(Materials.LPSCL, 100);
  private final NonVolatileMemory memory = new NonVolatileMemory();
  private final PlcParameters parameters = PlcParameters.reference(1);
  private final Hardware hardware;
  private final PressRegisters registers;
  final SoakTrace trace = new SoakTrace();
  final SoakFrames frames = new SoakFrames();
  private PlcProgram plc;
  private Instant booted;
  private Instant lived;
  private boolean powered = true;
  private double draughtK;
  int restarts;

  SoakPress(Time time, long seed) {
    this.time = time;
    this.start = time.now();
    this.booted = start;
    this.lived = start;
    cell.addMetal(Materials.LITHIUM, 8, 0.1);
    PressPlant plant = new PressPlant(PlantParameters.reference25t());
    plant.place(cell);
    hardware = new Hardware(plant, new Sensors(SensorParameters.withLowRange(), seed), new Panel());
    plc = PlcProgram.boot(parameters, memory, hardware);
    registers = new PressRegisters(plc, new Bench(), plant);
  }

  /** Lives until now. */
  void catchUp() {
    long left = Duration.between(lived, time.now()).toMillis();
    lived = lived.plusMillis(left);
    while (left > 0) {
      long ms = Math.min(left, LONGEST_STEP_MS);
      left -= ms;
      weather(lived.minusMillis(left));
      if (powered) {
        plc.advance((int) ms);
        trace.follow(registers, plc.traceDepth());
      } else {
        hardware.plant().step(0, ms * 1e-3);
      }
    }
  }

  private void weather(Instant at) {
    double seconds = seconds(at);
    double halves = seconds / HALF_CYCLE.toSeconds() % 2;
    cell.breathe(FULL_MICROMETRES * (halves <= 1 ? halves : 2 - halves));
    double swing = ROOM_SWING_K * Math.sin(2 * Math.PI * seconds / DAY_S);
    hardware.panel().ambient(ROOM_C + swing + draughtK);
  }

  private double seconds(Instant at) {
    return Duration.between(start, at).toMillis() * 1e-3;
  }

  /** Whole seconds gone by until then. */
  int second(Instant at) {
    return (int) Duration.between(start, at).toSeconds();
  }

  /** The true time of a sample of the present boot. */
  Instant timeOf(long uptimeMs) {
    return booted.plusMillis(uptimeMs);
  }

  /** The room is this much warmer all at once. */
  void draught(double kelvin) {
    draughtK = kelvin;
  }

  /** The seals leak this many times what they should. */
  void leakTimes(double factor) {
    catchUp();
    hardware.plant().leakTimes(factor);
  }

  /** The power fails: the valves close, and nobody answers. */
  void powerOff() {
    catchUp();
    powered = false;
  }

  void powerOn() {
    catchUp();
    powered = true;
    restarts++;
    booted = lived;
    plc = PlcProgram.boot(parameters, memory, hardware);
    registers.restarted(plc);
    trace.restarted();
  }

  boolean powered() {
    return powered;
  }

  PlcState state() {
    return plc.state();
  }

  /** What the cell truly feels. */
  double mpa() {
    return hardware.plant().forceN() * 1e-3 / KN_PER_MPA;
  }

  /** FORCE_TARGET. */
  double targetMpa() {
    return Float.intBitsToFloat((int) u32(128)) / KN_PER_MPA;
  }

  int topUps() {
    return words(170, 1)[0];
  }

  /** CYCLES: strokes ever started. */
  long strokes() {
    return u32(168);
  }

  int[] words(int address, int count) {
    return registers.inputs(address, count).orElseThrow();
  }

  int[] holdings(int address, int count) {
    return registers.holdings(address, count).orElseThrow();
  }

  /** Notes whether a written command frame made the PLC act. */
  void write(int address, int[] words) {
    long before = plc.commandsJudged();
    if (registers.write(address, words) == PressRegisters.Written.NO_SUCH_ADDRESS) {
      throw new AssertionError("the bridge wrote to register " + address);
    }
    if (address <= SEQUENCE) {
      frames.written(words, plc.commandsJudged() != before);
    }
  }

  private long u32(int address) {
    int[] words = words(address, 2);
    return (long) words[0] << 16 | words[1];
  }
}
