package io.stackline.launch.soak;

import io.stackline.launch.simulate.PressModel;
import io.stackline.launch.soak.check.Observer;
import io.stackline.launch.soak.check.PressLook;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.NonVolatileMemory;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.PlcProgram;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.PressRegisters;
import io.stackline.plcsim.Sensors;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One simulated press: the real PLC program on its plant, lived up to the present moment whenever
 * somebody looks, and now and then. It outlives our processes. One thread.
 */
final class Machine {
  static final int STATE = 104;
  static final int RUN_ID = 156;
  static final int TRIPS = 160;
  static final int CYCLES = 168;

  static final int SLICE_MS = 50;

  private static final int IDLE = 1;
  private static final int READY = 2;
  private static final int INSITU = 6;
  private static final int COMPLETE = 8;

  private final PressId id;
  private final Time time;
  private final Grain grain;
  private final Observer observer;
  private final Crank crank;
  private final PlcParameters parameters;
  private final PressPlant plant;
  private final Hardware hardware;
  private final PressRegisters registers;
  private final List<Trap> traps = new ArrayList<>();
  private NonVolatileMemory memory = new NonVolatileMemory();
  private PlcProgram plc;
  private Instant lived;
  private boolean powered = true;
  private Instant frozenUntil = Instant.MIN;
  private boolean trusted = true;
  private int broken;
  private long cycles;
  private boolean living;
  private int state;

  /** Sprung as soon as the PLC is in a state, or with the next upload if there is none. */
  private record Trap(OptionalInt state, Runnable spring) {}

  Machine(Press press, Time time, Grain grain, long seed, Observer observer) {
    this.id = press.id();
    this.time = time;
    this.grain = grain;
    this.observer = observer;
    this.lived = time.now();
    this.crank = time.crank(id.value());
    this.parameters =
        PlcParameters.reference(seed & 0xFFFF).withTraceDecimation(SoakSite.DECIMATION);
    plant = new PressPlant(PressModel.plant(press));
    hardware = new Hardware(plant, new Sensors(PressModel.sensors(press), seed), new Panel());
    plc = PlcProgram.boot(parameters, memory, hardware);
    registers = new PressRegisters(plc, new Bench(), plant);
    crank.execute(this::glance);
  }

  private void glance() {
    catchUp();
    crank.after(grain.glance(), this::glance);
  }

  PressId id() {
    return id;
  }

  PressPlant plant() {
    return plant;
  }

  Sensors sensors() {
    return hardware.sensors();
  }

  Panel panel() {
    return hardware.panel();
  }

  /** Whether nobody answers at all. */
  boolean isOff() {
    return !powered;
  }

  boolean isFrozen() {
    return time.now().isBefore(frozenUntil);
  }

  /** Whether a die can be put in or taken out. */
  boolean isOpen() {
    return plant.forceN() <= 0 && plant.positionMm() <= 0.1;
  }

  /** Lives until now. */
  void catchUp() {
    if (living) {
      return;
    }
    living = true;
    long left = Duration.between(lived, time.now()).toMillis();
    while (left > 0) {
      int ms = (int) Math.min(left, rests() ? grain.restMs() : SLICE_MS);
      boolean turns = powered && !lived.isBefore(frozenUntil);
      if (turns) {
        plc.advance(ms);
      } else {
        plant.step(0, ms * 1e-3);
      }
      lived = lived.plusMillis(ms);
      left -= ms;
      observer.press(lived, look(turns));
      springState();
    }
    living = false;
  }

  /**
   * Whether its PLC does nothing, or holds stack pressure; it may begin to pause only at a look.
   */
  private boolean rests() {
    return state == IDLE || state == READY || state == COMPLETE || state == INSITU;
  }

  private PressLook look(boolean turns) {
    double highest = plant.takeHighestN() * 1e-3;
    state = word(STATE);
    return new PressLook(id, highest, u32(RUN_ID), state, trusted, turns);
  }

  private void springState() {
    if (!traps.isEmpty()) {
      spring(trap -> trap.state().isPresent() && trap.state().getAsInt() == state);
    }
  }

  private void spring(Predicate<Trap> which) {
    List<Trap> sprung = traps.stream().filter(which).toList();
    traps.removeAll(sprung);
    sprung.forEach(each -> each.spring().run());
  }

  /** Something shall happen as soon as the PLC is in this state. */
  void when(int state, Runnable then) {
    traps.add(new Trap(OptionalInt.of(state), then));
  }

  /** Something shall happen in the midst of the next upload. */
  void whenUploaded(Runnable then) {
    traps.add(new Trap(OptionalInt.empty(), then));
  }

  /** For people who look for the reason of something. */
  @Override
  public String toString() {
    return String.format(
        "%s state %d run number %d, %.3f kN at %.2f mm, trips %04x %04x",
        id,
        word(STATE),
        u32(RUN_ID),
        plant.forceN() * 1e-3,
        plant.positionMm(),
        word(TRIPS),
        word(TRIPS + 1));
  }

  int word(int address) {
    return registers.inputs(address, 1).orElseThrow()[0];
  }

  long u32(int address) {
    int[] words = registers.inputs(address, 2).orElseThrow();
    return (long) words[0] << 16 | words[1];
  }

  Optional<int[]> inputs(int address, int count) {
    catchUp();
    return registers.inputs(address, count);
  }

  Optional<int[]> holdings(int address, int count) {
    catchUp();
    return registers.holdings(address, count);
  }

  /** False if there are no such registers. */
  boolean write(int address, int[] words) {
    catchUp();
    boolean known = registers.write(address, words) != PressRegisters.Written.NO_SUCH_ADDRESS;
    long now = u32(CYCLES);
    if (now != cycles) {
      cycles = now;
      trusted = broken == 0;
      observer.started(time.now(), id, u32(RUN_ID));
    }
    if (address >= MortalLink.UPLOADS_FROM && !traps.isEmpty()) {
      spring(trap -> trap.state().isEmpty());
    }
    return known;
  }

  /** The power fails, and comes back. */
  void restart(Duration off, boolean forgets) {
    if (!powered) {
      return;
    }
    catchUp();
    powered = false;
    crank.after(off, () -> powerOn(forgets));
  }

  private void powerOn(boolean forgets) {
    catchUp();
    memory = forgets ? new NonVolatileMemory() : memory;
    cycles = forgets ? 0 : cycles;
    powered = true;
    plc = PlcProgram.boot(parameters, memory, hardware);
    registers.restarted(plc);
  }

  /** The PLC's program stands still for a while. */
  void freeze(Duration lasts) {
    catchUp();
    frozenUntil = time.now().plus(lasts);
  }

  void jumpClock(long ms) {
    catchUp();
    plc.jumpClock(ms);
  }

  /** A sensor is broken from now on; until then its stroke is not trusted, nor until the next. */
  void sensorBreaks(Consumer<Sensors> how) {
    catchUp();
    how.accept(hardware.sensors());
    broken++;
    trusted = false;
  }

  void sensorHeals(Consumer<Sensors> how) {
    catchUp();
    how.accept(hardware.sensors());
    broken--;
  }
}
