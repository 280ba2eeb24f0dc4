package io.stackline.plcsim;

import java.util.ArrayList;
import java.util.List;

/** A whole simulated press without a wire; notes each stroke that is really started. */
public final class MemoryPress {
  private static final int CYCLES = 168;
  private static final int RUN_ID = 156;

  private final PlcParameters parameters = PlcParameters.reference(1);
  private final NonVolatileMemory memory = new NonVolatileMemory();
  private final Hardware hardware;
  private final PressRegisters registers;
  private final List<Long> started = new ArrayList<>();
  private PlcProgram plc;
  private long cycles;

  public MemoryPress(long seed) {
    PressPlant plant = new PressPlant(PlantParameters.reference25t());
    plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    hardware = new Hardware(plant, new Sensors(SensorParameters.withLowRange(), seed), new Panel());
    plc = PlcProgram.boot(parameters, memory, hardware);
    registers = new PressRegisters(plc, new Bench(), plant);
  }

  public int stepMs() {
    return plc.stepMs();
  }

  public void step() {
    plc.step();
  }

  /** Power off and on again. */
  public void restart() {
    plc = PlcProgram.boot(parameters, memory, hardware);
    registers.restarted(plc);
  }

  public int[] inputs(int address, int count) {
    return registers.inputs(address, count).orElseThrow();
  }

  public int[] holdings(int address, int count) {
    return registers.holdings(address, count).orElseThrow();
  }

  public void write(int address, int[] words) {
    registers.write(address, words);
    if (u32(CYCLES) != cycles) {
      cycles = u32(CYCLES);
      started.add(u32(RUN_ID));
    }
  }

  private long u32(int address) {
    int[] words = inputs(address, 2);
    return (long) words[0] << 16 | words[1];
  }

  /** RUN_IDs in the order in which their strokes were started. */
  public List<Long> started() {
    return List.copyOf(started);
  }
}
