package io.stackline.launch;

import io.stackline.launch.simulate.PressModel;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.server.Address;
import io.stackline.plcsim.server.Rack;
import io.stackline.plcsim.server.SimulatedPress;
import io.stackline.plcsim.server.SimulatedPressConfig;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.site.Line;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The simulated presses of a site, each at its own address in one rack, around one bench. */
final class SimulatedPlcs implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Bench bench = new Bench();
  private final Map<PressId, SimulatedPress> presses = new LinkedHashMap<>();
  private final Map<PressId, Connection> connections = new LinkedHashMap<>();
  private final Rack rack;

  private SimulatedPlcs(LongSupplier nanos) {
    try {
      this.rack = Rack.open(nanos);
    } catch (IOException e) {
      throw new CommandRefused(
          "no simulated press can be started (" + e.getMessage() + ")",
          "look whether the machine has run out of open files");
    }
  }

  /** Starts some presses at the ports the site names. */
  static SimulatedPlcs startAsDescribed(Site site, List<PressId> which, double speed) {
    SimulatedPlcs plcs = new SimulatedPlcs(System::nanoTime);
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
    SimulatedPlcs plcs = new SimulatedPlcs(nanos);
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
      plcs.start(press, 0, speed);
    }
    return plcs;
  }

  private void start(PressSite site, int port, double speed) {
    Press press = site.press();
    try {
      SimulatedPress started = rack.start(config(site, port, presses.size() + 1), bench, speed);
      presses.put(press.id(), started);
      connections.put(
          press.id(),
          Connection.tcp(
              LOOPBACK, started.port(), site.connection().unit(), site.connection().timeout()));
    } catch (IOException e) {
      close();
      throw new CommandRefused(
          "simulated press "
              + press.id()
              + " cannot listen at "
              + LOOPBACK
              + ":"
              + port
              + " ("
              + e.getMessage()
              + ")",
          "stop what uses the port, or give the press another one in the site file");
    }
  }

  private static int port(PressSite press) {
    if (press.connection().line() instanceof Line.Network network) {
      return network.port();
    }
    throw new IllegalArgumentException("press " + press.press().id() + " has no port");
  }

  private static SimulatedPressConfig config(PressSite site, int port, int number) {
    Press press = site.press();
    return new SimulatedPressConfig(
        press.id().value(),
        Address.tcp(port, site.connection().unit()),
        PressModel.plant(press),
        PressModel.sensors(press),
        PlcParameters.reference(number),
        number);
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
