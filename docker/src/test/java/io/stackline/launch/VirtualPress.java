package io.stackline.launch;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.NonVolatileMemory;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.PlcProgram;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.PressRegisters;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.Sensors;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A simulated press under virtual time, reached without sockets over a link that loses what the
 * seed says.
 */
final class VirtualPress {
  private static final Duration STEP = Duration.ofMillis(10);
  private static final int PRESS_UNIT = 1;

  private final String name;
  private final PressPlant plant = new PressPlant(PlantParameters.reference25t());
  private final PlcProgram plc;
  private final PressRegisters registers;
  private final Crank crank;
  private final SplittableRandom faults;
  private final double faultShare;
  private final double capKn;
  private double highestKn;
  private long faultsMade;
  private boolean cut;

  /**
   * @param faultShare share of the transactions that go wrong, 0 to 1
   * @param capKn what the specimen may never feel in this test
   */
  VirtualPress(String name, Time time, Bench bench, long seed, double faultShare, double capKn) {
    this.name = name;
    this.faults = new SplittableRandom(seed);
    this.faultShare = faultShare;
    this.capKn = capKn;
    Hardware hardware =
        new Hardware(plant, new Sensors(SensorParameters.withLowRange(), seed), new Panel());
    plc = PlcProgram.boot(PlcParameters.reference(seed), new NonVolatileMemory(), hardware);
    registers = new PressRegisters(plc, bench, plant);
    crank = time.crank(name);
    crank.execute(this::step);
  }

  private void step() {
    plc.step();
    highestKn = Math.max(highestKn, plant.forceN() / 1e3);
    if (highestKn > capKn) {
      throw new AssertionError(name + " pressed " + highestKn + " kN, above " + capKn + " kN");
    }
    crank.after(STEP, this::step);
  }

  double highestKn() {
    return highestKn;
  }

  long faultsMade() {
    return faultsMade;
  }

  /** CYCLES: strokes ever started. */
  long strokes() {
    int[] words = registers.inputs(168, 2).orElseThrow();
    return ((long) words[0] << 16) | words[1];
  }

  /** Pulls the cable, or puts it back. */
  void cut(boolean now) {
    cut = now;
  }

  PlcLink clean() {
    return new Link(false);
  }

  PlcLink faulty() {
    return new Link(true);
  }

  /** Loses requests before and answers after the PLC has seen them. */
  private final class Link implements PlcLink {
    private final boolean lossy;

    Link(boolean lossy) {
      this.lossy = lossy;
    }

    @Override
    public Words readInput(int address, int count) throws LinkException {
      lose(4, address);
      int[] words =
          registers
              .inputs(address, count)
              .orElseThrow(() -> LinkException.exception(place(4, address), 2));
      lose(4, address);
      return Words.at(address, words);
    }

    @Override
    public Words readHolding(int address, int count) throws LinkException {
      lose(3, address);
      int[] words =
          registers
              .holdings(address, count)
              .orElseThrow(() -> LinkException.exception(place(3, address), 2));
      lose(3, address);
      return Words.at(address, words);
    }

    @Override
    public void write(Words words) throws LinkException {
      lose(16, words.address());
      if (registers.write(words.address(), words.toArray())
          == PressRegisters.Written.NO_SUCH_ADDRESS) {
        throw LinkException.exception(place(16, words.address()), 2);
      }
      lose(16, words.address());
    }

    @Override
    public Bits readCoils(int address, int count) throws LinkException {
      throw LinkException.exception(place(1, address), 1);
    }

    @Override
    public Bits readDiscretes(int address, int count) throws LinkException {
      throw LinkException.exception(place(2, address), 1);
    }

    @Override
    public void writeCoil(int address, boolean on) throws LinkException {
      throw LinkException.exception(place(5, address), 1);
    }

    @Override
    public void writeOne(int address, int word) throws LinkException {
      throw LinkException.exception(place(6, address), 1);
    }

    private void lose(int function, int address) throws LinkException {
      if (cut) {
        throw LinkException.timedOut(place(function, address), 1000);
      }
      if (lossy && faults.nextDouble() < faultShare / 2) {
        faultsMade++;
        throw LinkException.timedOut(place(function, address), 1000);
      }
    }

    private Place place(int function, int address) {
      return new Place(name, PRESS_UNIT, function, address);
    }

    @Override
    public void drop() {}

    @Override
    public void close() {}
  }
}
