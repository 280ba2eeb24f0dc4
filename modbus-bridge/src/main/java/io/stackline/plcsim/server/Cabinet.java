package io.stackline.plcsim.server;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.NonVolatileMemory;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.PlcProgram;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.PressRegisters;
import io.stackline.plcsim.Sensors;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One press with its PLC behind one fair lock: a request is answered between two scans and sees one
 * state.
 *
 * <p>It also knows when simulated time must wait. While the connection that keeps the lease alive
 * is open, the PLC waits as soon as half of the heartbeat time-out has passed in simulated time,
 * or, during a run, as soon as the reader of the trace is half a ring behind. Once that connection
 * is closed nothing waits and the watchdog does its work. Safe for use by several threads.
 */
final class Cabinet {
  private static final int NOBODY = -1;
  private static final double PATIENCE = 0.5;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final PlcParameters parameters;
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
    this.hardware = new Hardware(plant, new Sensors(config.sensors(), config.seed()), new Panel());
    this.plc = PlcProgram.boot(parameters, memory, hardware);
    this.registers = new PressRegisters(plc, bench, plant);
  }

  /**
   * What a turn of the crank did.
   *
   * @param scans scans made
   * @param scansRunning those of them that were part of a run
   */
  record Turn(int scans, int scansRunning) {}

  /** Makes up to this many scans; fewer if simulated time must wait. */
  Turn advance(int scans) {
    lock.lock();
    try {
      int made = 0;
      int running = 0;
      while (made < scans && !mustWait()) {
        plc.step();
        made++;
        running += plc.state().running() ? 1 : 0;
      }
      return new Turn(made, running);
    } finally {
      lock.unlock();
    }
  }

  /** Whether a run is under way. */
  boolean running() {
    return locked(press -> plc.state().running());
  }

  /** Simulated time since the PLC's boot, ms. */
  long uptimeMs() {
    return locked(press -> plc.uptimeMs());
  }

  int stepMs() {
    return parameters.stepMs();
  }

  /** FC4, and notes how far the trace has been read. */
  Optional<int[]> inputs(int connection, int address, int count) {
    return locked(
        press -> {
          Optional<int[]> words = press.inputs(address, count);
          if (words.isPresent()) {
            noteTrace(connection, address, count);
          }
          return words;
        });
  }

  /** FC6 and FC16, and notes who keeps the lease alive. */
  PressRegisters.Written write(int connection, int address, int[] words) {
    return locked(
        press -> {
          PressRegisters.Written written = press.write(address, words);
          owner = written == PressRegisters.Written.OWNER_ALIVE ? connection : owner;
          return written;
        });
  }

  /** Any other access to the registers. */
  <T> T locked(Function<PressRegisters, T> access) {
    lock.lock();
    try {
      return access.apply(registers);
    } finally {
      lock.unlock();
    }
  }

  void connectionClosed(int connection) {
    lock.lock();
    try {
      owner = owner == connection ? NOBODY : owner;
      traceReader = traceReader == connection ? NOBODY : traceReader;
    } finally {
      lock.unlock();
    }
  }

  /** Power off and on: the program starts anew over the same memory, plant and panel. */
  void restart() {
    lock.lock();
    try {
      plc = PlcProgram.boot(parameters, memory, hardware);
      registers.restarted(plc);
      traceUnread = 0;
    } finally {
      lock.unlock();
    }
  }

  void operate(Consumer<Panel> hands) {
    locked(
        press -> {
          hands.accept(hardware.panel());
          return true;
        });
  }

  void disturb(Consumer<Sensors> fault) {
    locked(
        press -> {
          fault.accept(hardware.sensors());
          return true;
        });
  }

  private boolean mustWait() {
    boolean running = plc.state().running();
    if (!running) {
      traceUnread = Math.max(traceUnread, plc.traceHead());
    }
    if (owner == NOBODY) {
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
