package io.stackline.plcsim.server;

import io.stackline.plcsim.Hardware;
import java.time.Duration;

/**
 * One Modbus unit and the PLC behind it: what a {@link Rack} serves and whose crank it turns.
 *
 * <p>Addresses are 0-based PDU addresses. The rack asks only for functions the unit offers and for
 * counts within its limits, and refuses the rest itself; an answer that refuses must have changed
 * nothing. One thread at a time, the rack sees to it; a request is answered between two scans and
 * must not wait for anything.
 */
public interface Device {
  /** Which requests this unit understands; always the same. */
  Services services();

  /**
   * FC1.
   *
   * @param connection number of the asking connection, unique within the rack
   * @param address first coil
   * @param count 1 to 2000
   */
  default Answer readCoils(int connection, int address, int count) {
    return Answer.NO_SUCH_FUNCTION;
  }

  /** FC2; as {@link #readCoils}. */
  default Answer readDiscretes(int connection, int address, int count) {
    return Answer.NO_SUCH_FUNCTION;
  }

  /** FC3; as {@link #readCoils}, the count within {@link Services#readMax()}. */
  default Answer readHolding(int connection, int address, int count) {
    return Answer.NO_SUCH_FUNCTION;
  }

  /** FC4; as {@link #readHolding}. */
  default Answer readInput(int connection, int address, int count) {
    return Answer.NO_SUCH_FUNCTION;
  }

  /** FC5. */
  default Answer writeCoil(int connection, int address, boolean on) {
    return Answer.NO_SUCH_FUNCTION;
  }

  /** FC6. */
  default Answer writeOne(int connection, int address, int word) {
    return Answer.NO_SUCH_FUNCTION;
  }

  /** FC16, all or nothing; as many words as {@link Services#writeMax()} at most. */
  default Answer writeMany(int connection, int address, int[] words) {
    return Answer.NO_SUCH_FUNCTION;
  }

  /** A connection is gone; told of every one that was open, also of those that never asked. */
  void connectionClosed(int connection);

  /**
   * Makes up to this many scans; fewer if simulated time must wait for a master who is connected
   * but late.
   */
  Turn advance(int scans);

  /** Length of a scan, ms; always the same. */
  int stepMs();

  /**
   * How much wall-clock time is made up at most after the machine was busy; more is dropped. Always
   * the same. Little by default, so that a busy machine makes simulated time slow and never makes
   * it burst past a master who is late himself; more for a PLC whose masters measure its times by
   * their own clocks.
   */
  default Duration catchUpMax() {
    return Duration.ofMillis(50);
  }

  /** Whether a run is under way. */
  boolean running();

  /** Simulated time since the PLC was switched on, ms. */
  long uptimeMs();

  /** Power off and on: the program starts anew over the same memory, plant and panel. */
  void restart();

  /**
   * The PLC's clock jumps by this much, negative = back; a PLC that shows none has none to jump.
   */
  default void jumpClock(long ms) {
    // Most PLCs show no clock.
  }

  /** What the PLC is wired to, for the hands at the panel and for faults. */
  Hardware hardware();

  /**
   * What a turn of the crank did.
   *
   * @param scans scans made
   * @param scansRunning those of them that were part of a run
   */
  record Turn(int scans, int scansRunning) {}
}
