package io.stackline.launch;

import io.stackline.launch.simulate.PressModel;
import io.stackline.map.Dialect;
import io.stackline.map.MapId;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.server.Address;
import io.stackline.plcsim.server.Rack;
import io.stackline.plcsim.server.SimulatedPress;
import io.stackline.plcsim.server.SimulatedPressConfig;
import io.stackline.plcsim.vendor.VendorKind;
import io.stackline.plcsim.vendor.VendorPress;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.site.Line;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The simulated presses of a site, each at its own address in one rack, around one bench. A press
 * that names a register map is played by that vendor's PLC.
 */
final class SimulatedPlcs implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";

  private final Bench bench = new Bench();
  private final Map<PressId, SimulatedPress> presses = new LinkedHashMap<>();
  private final Map<PressId, Connection> connections = new LinkedHashMap<>();
  private final Map<Line, Integer> ports = new HashMap<>();
  private final InetAddress bind;
  private final Rack rack;

  private SimulatedPlcs(InetAddress bind, LongSupplier nanos) {
    this.bind = bind;
    try {
      this.rack = Rack.open(bind, nanos);
    } catch (IOException e) {
      throw new CommandRefused(
          "no simulated press can be started (" + e.getMessage() + ")",
          "look whether the machine has run out of open files");
    }
  }

  /** Starts some presses at the ports the site names, on this address of the machine. */
  static SimulatedPlcs startAsDescribed(
      Site site, List<PressId> which, InetAddress bind, double speed) {
    SimulatedPlcs plcs = new SimulatedPlcs(bind, System::nanoTime);
    for (PressId id : which) {
      plcs.start(site.press(id), port(site.press(id)), speed);
    }
    return plcs;
  }

  /**
   * Starts all presses at free ports.
   *
   * @throws CommandRefused if the site has a real press
   */
  static SimulatedPlcs startOnFreePorts(Site site, double speed) {
    return startOnFreePorts(site, speed, System::nanoTime);
  }

  /** The same by a wall clock of the caller's, who may stop it. */
  static SimulatedPlcs startOnFreePorts(Site site, double speed, LongSupplier nanos) {
    SimulatedPlcs plcs = new SimulatedPlcs(InetAddress.getLoopbackAddress(), nanos);
    for (PressSite press : site.presses().values()) {
      if (!press.simulated()) {
        plcs.close();
        throw new CommandRefused(
            "press "
                + press.press().id()
                + " of site "
                + site.name()
                + " is a real one, and the demo presses by itself",
            "run the demo on a site with simulated presses only, and this one with: stackline up");
      }
      // Presses that share a line of the site's share a port.
      plcs.start(press, plcs.ports.getOrDefault(press.connection().line(), 0), speed);
    }
    return plcs;
  }

  private void start(PressSite site, int port, double speed) {
    Press press = site.press();
    try {
      SimulatedPress started = start(site, config(site, port, presses.size() + 1), speed);
      presses.put(press.id(), started);
      ports.put(site.connection().line(), started.port());
      connections.put(press.id(), moved(site.connection(), started.port()));
    } catch (IOException | IllegalArgumentException e) {
      close();
      throw new CommandRefused(
          "simulated press "
              + press.id()
              + " cannot listen at "
              + bind.getHostAddress()
              + ":"
              + port
              + " as unit "
              + site.connection().unit()
              + " ("
              + e.getMessage()
              + ")",
          "stop what uses the port, or give the press another one in the site file");
    } catch (CommandRefused e) {
      close();
      throw e;
    }
  }

  private SimulatedPress start(PressSite site, SimulatedPressConfig config, double speed)
      throws IOException {
    if (site.dialect() instanceof Dialect.Mapped mapped) {
      return VendorPress.start(kind(site, mapped.map().id()), config, rack, bench, speed);
    }
    return rack.start(config, bench, speed);
  }

  private static VendorKind kind(PressSite site, MapId map) {
    return VendorKind.of(map.value())
        .orElseThrow(
            () ->
                new CommandRefused(
                    "press "
                        + site.press().id()
                        + " cannot be simulated: nothing plays the map "
                        + map,
                    "there are " + VendorKind.maps() + "; or say of the press: simulated: false"));
  }

  private static int port(PressSite press) {
    if (press.connection().line() instanceof Line.Network network) {
      return network.port();
    }
    throw noPort(press.connection());
  }

  private static CommandRefused noPort(Connection connection) {
    return new CommandRefused(
        "a press on the serial port " + connection.line().address() + " cannot be simulated",
        "give simulated presses the transport tcp or rtu-over-tcp");
  }

  private static SimulatedPressConfig config(PressSite site, int port, int number) {
    Press press = site.press();
    return new SimulatedPressConfig(
        press.id().value(),
        address(site.connection(), port),
        PressModel.plant(press),
        PressModel.sensors(press),
        PlcParameters.reference(number),
        number);
  }

  private static Address address(Connection connection, int port) {
    if (connection.line() instanceof Line.RtuOverTcp) {
      return Address.rtuOverTcp(port, connection.unit());
    } else if (connection.line() instanceof Line.Tcp) {
      return Address.tcp(port, connection.unit());
    }
    throw noPort(connection);
  }

  /** The same connection to where the press really listens. */
  private Connection moved(Connection from, int port) {
    String host = bind.getHostAddress();
    Line line =
        from.line() instanceof Line.RtuOverTcp
            ? new Line.RtuOverTcp(host, port)
            : new Line.Tcp(host, port);
    return new Connection(line, from.unit(), from.timeout(), from.gap());
  }

  /** The site with these presses reached where they really listen. */
  Site connected(Site site) {
    return site.withConnections(connections);
  }

  /** One line a press: id, address, unit. */
  List<String> lines() {
    return connections.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + " "
                    + each.getValue().line().address()
                    + " unit "
                    + each.getValue().unit())
        .toList();
  }

  SimulatedPress press(PressId id) {
    SimulatedPress press = presses.get(id);
    if (press == null) {
      throw new IllegalArgumentException("press " + id + " is not simulated here");
    }
    return press;
  }

  /** The lowest speed that any press reached while it pressed; 0 if none has. */
  double speedAchieved() {
    return presses.values().stream()
        .mapToDouble(SimulatedPress::speedAchieved)
        .filter(speed -> speed > 0)
        .min()
        .orElse(0);
  }

  /** Whether somebody is connected, or a program is under way. */
  boolean inUse() {
    return presses.values().stream().anyMatch(SimulatedPress::inUse);
  }

  @Override
  public void close() {
    rack.close();
  }
}
