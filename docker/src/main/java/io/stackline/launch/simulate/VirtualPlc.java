package io.stackline.launch.simulate;

import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.LeaseBlock;
import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.NackReason;
import io.stackline.bridge.register.PressmapTag;
import io.stackline.bridge.register.ProfileBlock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.Words;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.CellInDie;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.NonVolatileMemory;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.PlcProgram;
import io.stackline.plcsim.PlcState;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.PressRegisters;
import io.stackline.plcsim.Sensors;
import io.stackline.press.LossAction;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressStatus;
import java.time.Duration;
import java.util.Locale;

/**
 * A simulated press with its PLC, told what to do through the same registers and by the same codecs
 * as a real one, but by calls instead of a wire. Its sensors are free of noise, so that the same
 * stage gives the same numbers.
 */
final class VirtualPlc {
  static final double STEP_S = 0.01;

  private static final int STEPS_PER_BEAT = 50;
  private static final int STEPS_TO_WAKE = 20;
  private static final int WRITE_MAX = 120;
  private static final long NONCE = 1;
  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final Duration ORPHAN = Duration.ofDays(3);

  private final PressId press;
  private final PressPlant plant;
  private final PlcProgram plc;
  private final PressRegisters registers;
  private long epoch;
  private long steps;
  private int beat;

  private VirtualPlc(Press press) {
    this.press = press.id();
    plant = new PressPlant(PressModel.plant(press));
    Sensors sensors = new Sensors(PressModel.sensors(press).noiseless(), 1);
    PlcParameters parameters = PlcParameters.reference(1).withHeater().withEnclosure();
    plc =
        PlcProgram.boot(
            parameters, new NonVolatileMemory(), new Hardware(plant, sensors, new Panel()));
    registers = new PressRegisters(plc, new Bench(), plant);
  }

  /** A press that has just been switched on, with the cell under its ram. */
  static VirtualPlc with(Press press, CellInDie cell) throws SimulationRefused {
    VirtualPlc virtual = new VirtualPlc(press);
    double room = press.closedPosition().toMm();
    if (cell.freeThicknessMm() >= room) {
      throw new SimulationRefused(
          String.format(
              Locale.ROOT,
              "a cell of %.2f mm does not fit under %s, which opens %.2f mm",
              cell.freeThicknessMm(),
              press.id(),
              room),
          "lay in less, or give the press another closed-position");
    }
    virtual.plant.place(cell);
    for (int i = 0; i < STEPS_TO_WAKE; i++) {
      virtual.plc.step();
    }
    return virtual;
  }

  /** Acquires the press, gives it limits and program, and starts it. */
  void start(PressProgram program, PressLimits limits) throws SimulationRefused {
    command(CommandCode.ACQUIRE, NONCE, 0);
    epoch = status().press().plc().ownerEpoch();
    long run = program.runNumber();
    Words limitWords = LimitsBlock.encode(limits);
    write(limitWords);
    command(CommandCode.APPLY_LIMITS, 0, run);
    Words block = ProfileBlock.encode(program);
    ProfileBlock.parts(block, WRITE_MAX).forEach(this::write);
    command(CommandCode.VALIDATE, 0, run);
    long crcs = (long) ProfileBlock.crc(block) << 16 | LimitsBlock.crc(limitWords);
    command(CommandCode.START, crcs, run);
  }

  /** One scan; twice a second the owner shows that he is alive. */
  void step() {
    if (steps++ % STEPS_PER_BEAT == 0) {
      beat = beat + 1 & 0xFFFF;
      write(new LeaseBlock(epoch, beat, LEASE, LossAction.BY_TYPE, ORPHAN).words());
    }
    plc.step();
  }

  PressPlant plant() {
    return plant;
  }

  PlcState state() {
    return plc.state();
  }

  /** What the press says of itself. */
  PressStatus told() {
    return status().press();
  }

  /** Corrections of stack pressure since START. */
  int topUps() {
    return read(PressmapTag.TOPUP_COUNT.address(), 1).u16(PressmapTag.TOPUP_COUNT.address());
  }

  private void command(CommandCode code, long arg3, long run) throws SimulationRefused {
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
    StatusBlock.Ack ack = status().ack();
    if (ack.sequence() != frame.sequence() || ack.code() != AckCode.DONE) {
      NackReason reason = NackReason.ofCode(ack.reason()).orElse(NackReason.HARDWARE);
      String place = ack.detail() == 0 ? "" : " (register or segment " + ack.detail() + ")";
      throw new SimulationRefused(
          press + " refuses " + code + ": " + reason.reason() + place, reason.remedy());
    }
  }

  private StatusBlock status() {
    StatusBlock.Outcome outcome = StatusBlock.decode(read(StatusBlock.ADDRESS, StatusBlock.SIZE));
    if (outcome instanceof StatusBlock.Outcome.Good good) {
      return good.block();
    }
    throw new IllegalStateException(press + " has a status that cannot be read: " + outcome);
  }

  private Words read(int address, int count) {
    return Words.at(address, registers.inputs(address, count).orElseThrow());
  }

  private void write(Words words) {
    if (registers.write(words.address(), words.toArray())
        == PressRegisters.Written.NO_SUCH_ADDRESS) {
      throw new IllegalStateException(press + " has no register " + words.address());
    }
  }
}
