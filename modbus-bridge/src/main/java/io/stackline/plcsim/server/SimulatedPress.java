package io.stackline.plcsim.server;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.Sensors;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated press as a Modbus server; usually it speaks PRESSMAP 1.0 over Modbus TCP.
 *
 * <p>The speed is a ceiling on simulated seconds a wall-clock second. While the owner's connection
 * is open the PLC waits when the owner's heartbeat or the reading of the trace falls behind, so
 * that a slow reader never loses a lease or a sample to the speed; after that connection has closed
 * nothing waits, and at real speed or slower it waits for nobody, as no real PLC does. Safe for use
 * by several threads.
 */
public final class SimulatedPress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedPress.class);

  private final Slot slot;
  private final Port port;
  private final Pacer pacer;
  private final Runnable whenClosed;
  private final List<Integer> further = new CopyOnWriteArrayList<>();

  SimulatedPress(Slot slot, Port port, Pacer pacer, Runnable whenClosed) {
    this.slot = slot;
    this.port = port;
    this.pacer = pacer;
    this.whenClosed = whenClosed;
  }

  /**
   * Starts a press in a rack of its own on 127.0.0.1, its port open and its PLC running when this
   * returns.
   *
   * @param config the press
   * @param bench where its cells are made; shared by all presses of a line
   * @param nanos a monotonic wall clock in nanoseconds, for pacing and delayed answers only
   * @param speed ceiling on simulated seconds a wall-clock second, above 0 and at most 10000
   * @throws IOException if the port cannot be opened
   */
  public static SimulatedPress start(
      SimulatedPressConfig config, Bench bench, LongSupplier nanos, double speed)
      throws IOException {
    Rack rack = Rack.open(nanos);
    try {
      SimulatedPress press = rack.start(config, bench, speed);
      return new SimulatedPress(press.slot, press.port, press.pacer, rack::close);
    } catch (IOException | RuntimeException refused) {
      rack.close();
      throw refused;
    }
  }

  /**
   * Puts a further unit behind the press's port that is part of it: the press itself under another
   * number, or something of it that turns no crank of its own. It is answered one at a time with
   * the press, and goes with it.
   *
   * @throws IllegalArgumentException if the unit's place is taken
   */
  public void add(int unit, Device part) {
    if (!port.add(unit, slot.beside(part))) {
      throw new IllegalArgumentException("unit " + unit + " is behind port " + port() + " already");
    }
    further.add(unit);
  }

  /** The TCP port, at the address its rack listens at. */
  public int port() {
    return port.number();
  }

  /** Simulated seconds a wall-clock second while a program was running; 0 before the first run. */
  public double speedAchieved() {
    return pacer.speedAchieved();
  }

  /** Simulated time since the PLC was switched on, ms; tells how far it has come without a link. */
  public long uptimeMs() {
    return slot.locked(Device::uptimeMs);
  }

  /** Whether a master is connected or a program is under way. */
  public boolean inUse() {
    return port.hasConnections() || slot.locked(Device::running);
  }

  /**
   * Pulls the network cable of its port: every connection is closed and new ones are refused, those
   * of other units behind it too.
   */
  public void cutLink() {
    port.cut();
  }

  /**
   * Plugs the cable in again, on the same port.
   *
   * @throws IOException if somebody else has taken the port meanwhile
   */
  public void restoreLink() throws IOException {
    port.open();
  }

  /** Switches the PLC off and on; its memory, the plant and the panel stay as they are. */
  public void restart() {
    withDevice(Device::restart);
  }

  /** Lets somebody stand at the press's panel. */
  public void operate(Consumer<Panel> hands) {
    with(hardware -> hands.accept(hardware.panel()));
  }

  /** Injects a fault into the press's sensors. */
  public void disturb(Consumer<Sensors> fault) {
    with(hardware -> fault.accept(hardware.sensors()));
  }

  /**
   * Lets something go wrong.
   *
   * @param order what, and when
   * @param seed seed of its dice: the same seed strikes the same transactions
   */
  public void fault(Fault.Order order, long seed) {
    slot.fault(order, seed);
    LOG.info("press={} event=fault what={} seed={}", slot.name(), order, seed);
  }

  /** Ends all faults that were ordered, those that have not begun too. */
  public void clearFaults() {
    slot.clearFaults();
  }

  /** Stops the PLC and closes port and connections; the load, if any, is gone with the press. */
  @Override
  public void close() {
    further.forEach(port::remove);
    further.clear();
    whenClosed.run();
  }

  private void with(Consumer<Hardware> access) {
    withDevice(device -> access.accept(device.hardware()));
  }

  private void withDevice(Consumer<Device> access) {
    slot.locked(
        device -> {
          access.accept(device);
          return true;
        });
  }
}
