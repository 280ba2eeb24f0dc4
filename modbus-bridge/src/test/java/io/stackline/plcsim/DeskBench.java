package io.stackline.plcsim;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.Words;
import java.util.Arrays;

/**
 * The command desk of a simulated PLC behind its registers, where a test says when a lease runs
 * out, a stroke ends or the power fails. Nothing takes time, and what a press does between commands
 * is left out: a stroke is there or it is not.
 */
final class DeskBench {
  private static final int SCAN_MS = 10;
  private static final LimitWords LIMITS = new LimitWords(4, 1, 0.5, 0.5);

  private final PlcParameters parameters = PlcParameters.reference(1);
  private final NonVolatileMemory memory = new NonVolatileMemory();
  private final PressPlant plant = new PressPlant(PlantParameters.reference25t());
  private final Sensors sensors = new Sensors(SensorParameters.highOnly(), 11);
  private PlcParts plc;
  private RegisterImage image;

  DeskBench() {
    plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    plc = wire();
    image = assemble();
  }

  private PlcParts wire() {
    memory.boot();
    return new PlcParts(parameters, memory, new Hardware(plant, sensors, new Panel()));
  }

  private RegisterImage assemble() {
    Commands commands = new Commands(plc);
    CommandDesk desk = new CommandDesk(memory, commands::perform, commands::abort);
    RegisterImage fresh =
        new RegisterImage(plc, desk, new io.stackline.plcsim.StatusBlock(plc, desk));
    plc.execution.standStill(PlcState.READY);
    plc.execution.boot();
    image = fresh;
    scan();
    return fresh;
  }

  private void scan() {
    Readings readings = sensors.read(plant, SCAN_MS);
    plc.axis.observe(readings, SCAN_MS * 1e-3);
    plc.interlocks.scan(plc.axis.channel(), readings, plc.shadows.limits());
    image.refresh(io.stackline.plcsim.StatusBlock.Outputs.NONE);
  }

  /** Power off and on again. */
  void restart() {
    plc = wire();
    image = assemble();
  }

  /** The owner's heartbeats stay away; a stroke under way freezes. */
  void leaseRunsOut() {
    plc.ownership.tick(60_000);
    if (plc.execution.state().running()) {
      plc.execution.pause();
    }
    scan();
  }

  /** The stroke under way comes to its end. */
  void strokeEnds() {
    memory.runEnded();
    plc.execution.standStill(PlcState.READY);
    scan();
  }

  /** What an owner uploads and has checked before it starts this stroke. */
  void load(long stroke) {
    copy(LIMITS.registers(), plc.shadows.limitRegisters());
    copy(profile(stroke).registers(), plc.shadows.profileRegisters());
    boolean applied = plc.shadows.applyLimits(plc.execution.state().running()).isEmpty();
    if (!applied || plc.shadows.validate(false).isPresent()) {
      throw new AssertionError("the program of stroke " + stroke + " is refused");
    }
    scan();
  }

  private static void copy(int[] words, int[] registers) {
    System.arraycopy(words, 0, registers, 0, words.length);
  }

  /** ARG3 of the START of this stroke. */
  static long agreed(long stroke) {
    return (long) profile(stroke).crc() << 16 | LIMITS.crc();
  }

  private static ProfileWords profile(long stroke) {
    return new ProfileWords(stroke).segment(ProfileWords.RAMP, 0, 3, 0.5, 0);
  }

  /** A frame arrives; a press that is told to let go has done so at once. */
  void write(CommandBlock frame) {
    image.writeHolding(CommandBlock.ADDRESS, frame.words().toArray());
    if (plc.execution.state() == PlcState.ABORTING) {
      strokeEnds();
    }
  }

  /** The status as a bridge reads it. */
  StatusBlock status() {
    int[] words = new int[StatusBlock.SIZE];
    Arrays.setAll(words, i -> image.readInput(StatusBlock.ADDRESS + i));
    StatusBlock.Outcome read = StatusBlock.decode(Words.at(StatusBlock.ADDRESS, words));
    if (read instanceof StatusBlock.Outcome.Good good) {
      return good.block();
    }
    throw new AssertionError(read.toString());
  }

  /** STALE_COUNT. */
  int stale() {
    return image.readInput(173);
  }

  boolean isLoaded() {
    return memory.runActive();
  }
}
