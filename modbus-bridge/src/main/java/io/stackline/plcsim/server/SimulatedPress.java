package io.stackline.plcsim.server;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.Sensors;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated press as a Modbus TCP server on 127.0.0.1 that speaks PRESSMAP 1.0.
 *
 * <p>The speed is a ceiling on simulated seconds a wall-clock second. While the owner's connection
 * is open the PLC waits when the owner's heartbeat or the reading of the trace falls behind, so
 * that a slow reader never loses a lease or a sample to the speed; after that connection has closed
 * nothing waits. Safe for use by several threads.
 */
public final class SimulatedPress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedPress.class);
  private static final double MAX_SPEED = 10_000;
  private static final long JOIN_MS = 2000;

  private final Cabinet cabinet;
  private final Listener listener;
  private final Pacer pacer;
  private final Thread pacing;

  private SimulatedPress(
      SimulatedPressConfig config, Bench bench, LongSupplier nanos, double speed) {
    this.cabinet = new Cabinet(config, bench, speed);
    this.listener = new Listener(config, cabinet);
    this.pacer = new Pacer(cabinet, nanos, speed);
    this.pacing = thread(config.name() + "-plc", pacer);
  }

  /**
   * Starts a press, its port open and its PLC running when this returns.
   *
   * @param config the press
   * @param bench where its cells are made; shared by all presses of a line
   * @param nanos a monotonic wall clock in nanoseconds, for pacing only
   * @param speed ceiling on simulated seconds a wall-clock second, above 0 and at most 10000
   * @throws IOException if the port cannot be opened
   */
  public static SimulatedPress start(
      SimulatedPressConfig config, Bench bench, LongSupplier nanos, double speed)
      throws IOException {
    if (!(speed > 0) || speed > MAX_SPEED) {
      throw new IllegalArgumentException(
          "speed must lie above 0 and up to " + MAX_SPEED + ", but is " + speed);
    }
    SimulatedPress press = new SimulatedPress(config, bench, nanos, speed);
    press.listener.open();
    press.pacing.start();
    LOG.info(
        "press={} event=listening port={} unit={} speed={}",
        config.name(),
        press.port(),
        config.unit(),
        speed);
    return press;
  }

  /** The TCP port on 127.0.0.1. */
  public int port() {
    return listener.port();
  }

  /** Simulated seconds a wall-clock second while a program was running; 0 before the first run. */
  public double speedAchieved() {
    return pacer.speedAchieved();
  }

  /** Simulated time since the PLC was switched on, ms; tells how far it has come without a link. */
  public long uptimeMs() {
    return cabinet.uptimeMs();
  }

  /** Whether a master is connected or a program is under way. */
  public boolean inUse() {
    return listener.hasConnections() || cabinet.running();
  }

  /** Pulls the network cable: every connection is closed and new ones are refused. */
  public void cutLink() {
    listener.cut();
  }

  /**
   * Plugs the cable in again, on the same port.
   *
   * @throws IOException if somebody else has taken the port meanwhile
   */
  public void restoreLink() throws IOException {
    listener.open();
  }

  /** Switches the PLC off and on; its memory, the plant and the panel stay as they are. */
  public void restart() {
    cabinet.restart();
  }

  /** Lets somebody stand at the press's panel. */
  public void operate(Consumer<Panel> hands) {
    cabinet.operate(hands);
  }

  /** Injects a fault into the press's sensors. */
  public void disturb(Consumer<Sensors> fault) {
    cabinet.disturb(fault);
  }

  /** Stops the PLC and closes port and connections; the load, if any, is gone with the press. */
  @Override
  public void close() {
    pacer.stop();
    listener.cut();
    try {
      pacing.join(JOIN_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
