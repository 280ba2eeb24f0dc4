package io.stackline.launch;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.LeaseBlock;
import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.ProfileBlock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.Words;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.CellInDie;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.NonVolatileMemory;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.PlcProgram;
import io.stackline.plcsim.Powder;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.PressRegisters;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.Sensors;
import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.server.Device;
import io.stackline.plcsim.server.Services;
import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.SegmentType;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A simulated PLC that is its own owner: it starts a ramp to 8 kN and an hour's dwell on four
 * layers by itself and renews its lease, so that a benchmark has presses that press without anybody
 * driving them. Masters may read it.
 */
final class SelfDriven implements Device {
  private static final int SCANS_A_BEAT = 50;
  private static final int SCANS_TO_WAKE = 20;
  private static final int WRITE_MAX = 120;
  private static final int LAYERS = 4;
  private static final double LAYER_MG = 40;
  private static final Powder POWDER = new Powder(1.86, 0.60, 0.0585, 0.020, 35, 5);
  private static final Temperature ROOM = Temperature.ofCelsius(25);
  private static final Force TARGET = Force.ofKN(8);
  private static final Force BAND = Force.ofKN(0.2);
  private static final ForceRate RATE = ForceRate.ofKNPerSecond(1);

  private final Hardware hardware;
  private final PlcProgram plc;
  private final PressRegisters registers;
  private long epoch;
  private int beat;
  private long scans;

  private SelfDriven(int seed) {
    PressPlant plant = new PressPlant(PlantParameters.reference25t());
    hardware = new Hardware(plant, new Sensors(SensorParameters.withLowRange(), seed), new Panel());
    plc = PlcProgram.boot(PlcParameters.reference(seed), new NonVolatileMemory(), hardware);
    registers = new PressRegisters(plc, new Bench(), plant);
  }

  /** A press at the beginning of its run. */
  static SelfDriven started(int seed) {
    SelfDriven press = new SelfDriven(seed);
    CellInDie cell = new CellInDie(10);
    for (int i = 0; i < LAYERS; i++) {
      cell.addPowder(POWDER, LAYER_MG);
    }
    press.hardware.plant().place(cell);
    for (int i = 0; i < SCANS_TO_WAKE; i++) {
      press.plc.step();
    }
    press.start();
    return press;
  }

  @Override
  public Services services() {
    return Services.all();
  }

  @Override
  public Answer readInput(int connection, int address, int count) {
    Optional<int[]> words = registers.inputs(address, count);
    return words.map(Answer::words).orElse(Answer.NO_SUCH_ADDRESS);
  }

  @Override
  public void connectionClosed(int connection) {
    // The owner needs no connection.
  }

  @Override
  public Turn advance(int wanted) {
    for (int i = 0; i < wanted; i++) {
      if (scans++ % SCANS_A_BEAT == 0) {
        beat = (beat + 1) & 0xFFFF;
        write(
            new LeaseBlock(
                    epoch, beat, Duration.ofSeconds(3), LossAction.BY_TYPE, Duration.ofDays(3))
                .words());
      }
      plc.step();
    }
    return new Turn(wanted, running() ? wanted : 0);
  }

  @Override
  public int stepMs() {
    return plc.stepMs();
  }

  @Override
  public boolean running() {
    return plc.state().running();
  }

  @Override
  public long uptimeMs() {
    return plc.uptimeMs();
  }

  @Override
  public void restart() {
    throw new UnsupportedOperationException("a benchmark's press is never restarted");
  }

  @Override
  public Hardware hardware() {
    return hardware;
  }

  private void start() {
    command(CommandCode.ACQUIRE, 1, 0);
    epoch = status().press().plc().ownerEpoch();
    Words limits = LimitsBlock.encode(limits());
    write(limits);
    command(CommandCode.APPLY_LIMITS, 0, 1);
    Words profile = ProfileBlock.encode(program());
    ProfileBlock.parts(profile, WRITE_MAX).forEach(this::write);
    command(CommandCode.VALIDATE, 0, 1);
    command(CommandCode.START, (long) ProfileBlock.crc(profile) << 16 | LimitsBlock.crc(limits), 1);
    if (!running()) {
      throw new IllegalStateException("the benchmark's press does not start");
    }
  }

  private static PressProgram program() {
    return new PressProgram(
        1,
        List.of(
            segment(SegmentType.RAMP, RATE, Duration.ZERO),
            segment(SegmentType.DWELL, ForceRate.ofKNPerSecond(0), Duration.ofHours(1))),
        Force.ofKN(0.15),
        Speed.ofMmPerSecond(0.5),
        RATE,
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  private static Segment segment(SegmentType type, ForceRate rate, Duration duration) {
    return new Segment(type, Set.of(), TARGET, rate, duration, BAND, ROOM, LossAction.BY_TYPE);
  }

  private static PressLimits limits() {
    return new PressLimits(
        Force.ofKN(10),
        ForceRate.ofKNPerSecond(2),
        Length.ofMm(45),
        Temperature.ofCelsius(60),
        Force.ofKN(0.5),
        10,
        RATE,
        Area.ofMm2(78.54),
        1);
  }

  private void command(CommandCode code, long arg3, long run) {
    StatusBlock before = status();
    CommandBlock frame =
        new CommandBlock(
            before.press().plc().ownerEpoch(),
            code,
            0,
            CommandBlock.Arguments.NONE,
            arg3,
            run,
            CommandBlock.next(before.ack().sequence()));
    write(frame.words());
    plc.step();
  }

  private StatusBlock status() {
    int[] words = registers.inputs(StatusBlock.ADDRESS, StatusBlock.SIZE).orElseThrow();
    if (StatusBlock.decode(Words.at(StatusBlock.ADDRESS, words))
        instanceof StatusBlock.Outcome.Good good) {
      return good.block();
    }
    throw new IllegalStateException("the benchmark's press has no status");
  }

  private void write(Words words) {
    registers.write(words.address(), words.toArray());
  }
}
