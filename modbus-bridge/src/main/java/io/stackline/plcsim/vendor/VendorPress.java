package io.stackline.plcsim.vendor;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PressDrive;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.Sensors;
import io.stackline.plcsim.server.Address;
import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.server.Device;
import io.stackline.plcsim.server.Rack;
import io.stackline.plcsim.server.Services;
import io.stackline.plcsim.server.SimulatedPress;
import io.stackline.plcsim.server.SimulatedPressConfig;
import io.stackline.plcsim.vendor.VendorPlc.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One press of another maker.
 *
 * <p>Its time never waits for a host: nothing in these protocols would tell that one is late. One
 * thread at a time.
 */
public final class VendorPress implements Device {
  // Longer and a busy machine at --speed 10 would spend HYPRO's ten seconds of silence in one leap.
  private static final Duration CATCH_UP_MAX = Duration.ofMillis(300);
  private static final int ANY_UNIT = 0;
  private static final int LAST_RAISED_UNIT = 147;
  private static final int BENCH_OFFSET = 100;

  private final Hardware hardware;
  private final Supplier<VendorPlc> switchOn;
  private VendorPlc plc;
  private long uptimeMs;

  private VendorPress(VendorKind kind, Hardware hardware) {
    this.hardware = hardware;
    this.switchOn = kind.switchOn(hardware);
    this.plc = switchOn.get();
  }

  /**
   * Starts a vendor's press, its port open and its PLC running when this returns; where the port is
   * open in this rack already, as a further unit behind it. The simulated operator's bench answers
   * beside it as {@link #benchUnit}.
   *
   * @param config the press; its PLC's parameters are not asked for
   * @param speed ceiling on simulated seconds a wall-clock second, above 0 and at most 10000
   * @throws IOException if the port cannot be opened
   * @throws IllegalArgumentException if a unit's place is taken, or the port speaks otherwise
   */
  public static SimulatedPress start(
      VendorKind kind, SimulatedPressConfig config, Rack rack, Bench bench, double speed)
      throws IOException {
    PressPlant plant = new PressPlant(config.plant());
    Sensors sensors = new Sensors(config.sensors(), config.seed());
    VendorPress device = new VendorPress(kind, new Hardware(plant, sensors, new Panel()));
    Address address = config.address();
    SimulatedPress press = rack.start(config.name(), address, device, speed);
    try {
      press.add(benchUnit(address.unit()), new BenchUnit(bench, device));
      if (kind == VendorKind.PRESTEK && address.unit() != ANY_UNIT) {
        press.add(ANY_UNIT, device);
      }
    } catch (IllegalArgumentException taken) {
      press.close();
      throw taken;
    }
    return press;
  }

  /**
   * The unit behind the same port as which the bench of a vendor's unit answers: FC3 and FC16 on
   * the registers of {@link Bench}. No real press has one; a vendor's own registers stay as they
   * are.
   *
   * @return 100 more, or 100 less for units above 147
   */
  public static int benchUnit(int unit) {
    return unit <= LAST_RAISED_UNIT ? unit + BENCH_OFFSET : unit - BENCH_OFFSET;
  }

  @Override
  public Services services() {
    return plc.services();
  }

  @Override
  public Answer readCoils(int connection, int address, int count) {
    return plc.read(Table.COILS, address, count);
  }

  @Override
  public Answer readHolding(int connection, int address, int count) {
    return plc.read(Table.HOLDING, address, count);
  }

  @Override
  public Answer readInput(int connection, int address, int count) {
    return plc.read(Table.INPUT, address, count);
  }

  @Override
  public Answer writeCoil(int connection, int address, boolean on) {
    return plc.write(Table.COILS, address, new int[] {on ? 1 : 0});
  }

  @Override
  public Answer writeOne(int connection, int address, int word) {
    return plc.write(Table.HOLDING, address, new int[] {word});
  }

  @Override
  public Answer writeMany(int connection, int address, int[] words) {
    return plc.write(Table.HOLDING, address, words);
  }

  @Override
  public void connectionClosed(int connection) {
    // None of these PLCs knows who asks.
  }

  @Override
  public Turn advance(int scans) {
    int running = 0;
    for (int i = 0; i < scans; i++) {
      plc.step();
      running += plc.running() ? 1 : 0;
    }
    uptimeMs += (long) scans * PressDrive.SCAN_MS;
    return new Turn(scans, running);
  }

  @Override
  public int stepMs() {
    return PressDrive.SCAN_MS;
  }

  /** Hosts measure its dwells by their own clocks, so its time may not lag behind theirs. */
  @Override
  public Duration catchUpMax() {
    return CATCH_UP_MAX;
  }

  @Override
  public boolean running() {
    return plc.running();
  }

  @Override
  public long uptimeMs() {
    return uptimeMs;
  }

  @Override
  public void restart() {
    plc = switchOn.get();
    uptimeMs = 0;
  }

  @Override
  public Hardware hardware() {
    return hardware;
  }
}
