package io.stackline.plcsim.server;

import io.stackline.plcsim.Bench;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any number of simulated PLCs with few threads: one for all sockets, and as many as there are
 * processors, but at most {@value #MAX_PACING_THREADS}, that turn the PLCs' cranks. They listen on
 * 127.0.0.1 unless another address is named.
 *
 * <p>Safe for use by several threads.
 */
public final class Rack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rack.class);
  private static final double MAX_SPEED = 10_000;
  private static final int MAX_PACING_THREADS = 4;

  private final InetAddress bind;
  private final LongSupplier nanos;
  private final SocketLoop loop;
  private final AtomicInteger connectionNumbers = new AtomicInteger();
  private final Map<Integer, Port> ports = new HashMap<>();
  private final List<PacingThread> pacing = new ArrayList<>();
  private int nextPacing;

  private Rack(InetAddress bind, LongSupplier nanos) throws IOException {
    this.bind = bind;
    this.nanos = nanos;
    this.loop = SocketLoop.start(nanos);
  }

  /**
   * An empty rack on 127.0.0.1.
   *
   * @param nanos a monotonic wall clock in nanoseconds, for pacing and for delayed answers
   * @throws IOException if the machine has no room for it
   */
  public static Rack open(LongSupplier nanos) throws IOException {
    return open(InetAddress.getLoopbackAddress(), nanos);
  }

  /**
   * An empty rack whose ports listen at another address. Modbus asks nobody who he is: it must be
   * reached by the bridge's network alone.
   *
   * @throws IOException if the machine has no room for it
   */
  public static Rack open(InetAddress bind, LongSupplier nanos) throws IOException {
    return new Rack(bind, nanos);
  }

  /**
   * Starts a PRESSMAP press, its port open and its PLC running when this returns.
   *
   * @param bench where its cells are made; shared by all presses of a line
   * @param speed ceiling on simulated seconds a wall-clock second, above 0 and at most 10000
   * @throws IOException if the port cannot be opened
   */
  public SimulatedPress start(SimulatedPressConfig config, Bench bench, double speed)
      throws IOException {
    return start(config.name(), config.address(), new Cabinet(config, bench, speed), speed);
  }

  /**
   * Starts any device; where the port is open in this rack already, as a further unit behind it.
   *
   * @param name how logs call it
   * @throws IOException if the port cannot be opened
   * @throws IllegalArgumentException if the unit's place is taken, or the port speaks otherwise
   */
  public SimulatedPress start(String name, Address address, Device device, double speed)
      throws IOException {
    if (!(speed > 0) || speed > MAX_SPEED) {
      throw new IllegalArgumentException(
          "speed must lie above 0 and up to " + MAX_SPEED + ", but is " + speed);
    }
    Slot slot = new Slot(name, device);
    Port port = plug(address, slot);
    Pacer pacer = new Pacer(slot, speed, nanos.getAsLong());
    PacingThread thread = nextPacingThread();
    thread.add(pacer);
    LOG.info("press={} event=listening address={}", name, address.at(port.number()));
    return new SimulatedPress(
        slot, port, pacer, () -> unplug(port, address.unit(), () -> thread.remove(pacer)));
  }

  /** Stops all PLCs and closes all ports; their loads, if any, are gone with them. */
  @Override
  public synchronized void close() {
    pacing.forEach(PacingThread::stop);
    ports.values().forEach(Port::cut);
    ports.clear();
    loop.stop();
  }

  static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private synchronized Port plug(Address address, Slot slot) throws IOException {
    Port port = ports.get(address.port());
    if (port == null) {
      port = new Port(loop, bind, address, connectionNumbers);
    } else if (!port.address().at(address.port()).agreesWith(address)) {
      throw new IllegalArgumentException(
          "port " + address.port() + " is open already and speaks otherwise: " + port.address());
    }
    if (!port.add(address.unit(), slot)) {
      throw new IllegalArgumentException(
          "unit " + address.unit() + " is behind port " + address.port() + " already");
    }
    port.open();
    ports.put(port.number(), port);
    return port;
  }

  private synchronized void unplug(Port port, int unit, Runnable stop) {
    stop.run();
    if (port.remove(unit)) {
      port.cut();
      ports.remove(port.number());
    }
  }

  private synchronized PacingThread nextPacingThread() {
    int most = Math.min(MAX_PACING_THREADS, Runtime.getRuntime().availableProcessors());
    if (pacing.size() < most) {
      pacing.add(PacingThread.start("plc-pacing-" + pacing.size(), nanos));
    }
    return pacing.get(nextPacing++ % pacing.size());
  }
}
