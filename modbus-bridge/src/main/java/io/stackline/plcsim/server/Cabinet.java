package io.stackline.plcsim.server;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.NonVolatileMemory;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.PlcProgram;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.PressRegisters;
import io.stackline.plcsim.PressRegisters.Written;
import io.stackline.plcsim.Sensors;
import java.util.Optional;

/**
 * One press with a PLC that speaks PRESSMAP 1.0.
 *
 * <p>It also knows when simulated time must wait. While the connection that keeps the lease alive
 * is open, the PLC waits as soon as half of the heartbeat time-out has passed in simulated time,
 * or, during a run, as soon as the reader of the trace is half a ring behind. Once that connection
 * is closed nothing waits and the watchdog does its work; and at real speed or slower it never
 * waits, as no real PLC does. One thread at a time.
 */
final class Cabinet implements Device {
  private static final int NOBODY = -1;
  private static final double PATIENCE = 0.5;

  private final PlcParameters parameters;
  private final boolean waits;
  private final NonVolatileMemory memory = new NonVolatileMemory();
  private final Hardware hardware;
  private final PressRegisters registers;
  private PlcProgram plc;
  private int owner = NOBODY;
  private int traceReader = NOBODY;
  private long traceUnread;

  Cabinet(SimulatedPressConfig config, Bench bench, double speed) {
    PressPlant plant = new PressPlant(config.plant());
    this.parameters = config.plcAt(speed);
    this.waits = speed > 1;
    this.hardware = new Hardware(plant, new Sensors(config.sensors(), config.seed()), new Panel());
    this.plc = PlcProgram.boot(parameters, memory, hardware);
    this.registers = new PressRegisters(plc, bench, plant);
  }

  @Override
  public Services services() {
    return Services.all();
  }

  @Override
  public Answer readCoils(int connection, int address, int count) {
    return registers.coils(address, count).map(Answer::bits).orElse(Answer.NO_SUCH_ADDRESS);
  }

  @Override
  public Answer readDiscretes(int connection, int address, int count) {
    return registers.discretes(address, count).map(Answer::bits).orElse(Answer.NO_SUCH_ADDRESS);
  }

  @Override
  public Answer readHolding(int connection, int address, int count) {
    return registers.holdings(address, count).map(Answer::words).orElse(Answer.NO_SUCH_ADDRESS);
  }

  /** FC4, and notes how far the trace has been read. */
  @Override
  public Answer readInput(int connection, int address, int count) {
    Optional<int[]> words = registers.inputs(address, count);
    if (words.isPresent()) {
      noteTrace(connection, address, count);
    }
    return words.map(Answer::words).orElse(Answer.NO_SUCH_ADDRESS);
  }

  @Override
  public Answer writeCoil(int connection, int address, boolean on) {
    return registers.writeCoil(address, on) ? Answer.DONE : Answer.NO_SUCH_ADDRESS;
  }

  @Override
  public Answer writeOne(int connection, int address, int word) {
    return writeMany(connection, address, new int[] {word});
  }

  /** FC16, and notes who keeps the lease alive. */
  @Override
  public Answer writeMany(int connection, int address, int[] words) {
    Written written = registers.write(address, words);
    owner = written == Written.OWNER_ALIVE ? connection : owner;
    return written == Written.NO_SUCH_ADDRESS ? Answer.NO_SUCH_ADDRESS : Answer.DONE;
  }

  @Override
  public void connectionClosed(int connection) {
    owner = owner == connection ? NOBODY : owner;
    traceReader = traceReader == connection ? NOBODY : traceReader;
  }

  @Override
  public Turn advance(int scans) {
    int made = 0;
    int running = 0;
    while (made < scans && !mustWait()) {
      plc.step();
      made++;
      running += plc.state().running() ? 1 : 0;
    }
    return new Turn(made, running);
  }

  @Override
  public int stepMs() {
    return parameters.stepMs();
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
    plc = PlcProgram.boot(parameters, memory, hardware);
    registers.restarted(plc);
    traceUnread = 0;
  }

  @Override
  public void jumpClock(long ms) {
    plc.jumpClock(ms);
  }

  @Override
  public Hardware hardware() {
    return hardware;
  }

  private boolean mustWait() {
    boolean running = plc.state().running();
    if (!running) {
      traceUnread = Math.max(traceUnread, plc.traceHead());
    }
    if (!waits || owner == NOBODY) {
      return false;
    }
    boolean unheard = plc.owned() && plc.silenceShare() > PATIENCE;
    boolean unread =
        running
            && traceReader != NOBODY
            && plc.traceHead() - traceUnread > plc.traceDepth() * PATIENCE;
    return unheard || unread;
  }

  private void noteTrace(int connection, int address, int count) {
    long first = plc.traceSequenceAt(address);
    long last = plc.traceSequenceAt(address + count - 1);
    if (Math.max(first, last) >= 0) {
      traceReader = connection;
      traceUnread = Math.max(traceUnread, Math.max(first, last) + 1);
    }
  }
}
