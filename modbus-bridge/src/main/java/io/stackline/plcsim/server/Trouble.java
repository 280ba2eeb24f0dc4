package io.stackline.plcsim.server;

import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.Sensors;

/**
 * What can go wrong at a simulated press itself: in its plant, its sensors, its panel or its PLC.
 */
public enum Trouble {
  /** The guard is open. */
  GUARD_OPEN("guard-open"),
  /** The emergency stop is pressed. */
  E_STOP("e-stop"),
  /** The pump is broken. */
  PUMP_BROKEN("pump-broken"),
  /** Compressed air and gas are gone. */
  GAS_LOST("gas-lost"),
  /** The glovebox is no longer dry and inert. */
  GLOVEBOX_WET("glovebox-wet"),
  /** The oil is hotter than it should be, by so many kelvin. */
  OIL_HOT("oil-hot", "K", 30),
  /** The tank holds so many per cent. */
  OIL_LOW("oil-low", "%", 5),
  /** The seals leak so many times as much as they were built to. */
  LEAK("leak", "x", 100),
  /** The wire of the main load cell is broken. */
  HIGH_CELL_OPEN("high-cell-open"),
  /** The wire of the low-range load cell is broken. */
  LOW_CELL_OPEN("low-cell-open"),
  /** The main load cell shows so many newtons too much. */
  HIGH_CELL_OFF("high-cell-off", "N", 500),
  /** The load lies so many times as far beside the middle. */
  TILT("tilt", "x", 10),
  /** The PLC is switched off and on, once. */
  RESTART("restart");

  private static final double FULL_TANK_PCT = 80;

  private final String word;
  private final String unit;
  private final double usual;

  Trouble(String word, String unit, double usual) {
    this.word = word;
    this.unit = unit;
    this.usual = usual;
  }

  Trouble(String word) {
    this(word, "", 0);
  }

  /** How it is called on the command line. */
  public String word() {
    return word;
  }

  /** The unit of its amount; empty if it has none. */
  public String unit() {
    return unit;
  }

  /** The amount it has if none is named. */
  public double usual() {
    return usual;
  }

  void begin(Device device, double amount) {
    Hardware hardware = device.hardware();
    if (this == RESTART) {
      device.restart();
    } else {
      apply(hardware.panel(), hardware.sensors(), hardware.plant(), new Extent(true, amount));
    }
  }

  void end(Device device) {
    Hardware hardware = device.hardware();
    if (this != RESTART) {
      apply(hardware.panel(), hardware.sensors(), hardware.plant(), new Extent(false, 0));
    }
  }

  /** Whether it is there, and how much of it. */
  private record Extent(boolean there, double amount) {
    double or(double sound) {
      return there ? amount : sound;
    }
  }

  private void apply(Panel panel, Sensors sensors, PressPlant plant, Extent extent) {
    boolean sound = !extent.there();
    switch (this) {
      case GUARD_OPEN -> panel.guard(sound);
      case E_STOP -> panel.emergencyStop(!sound);
      case PUMP_BROKEN -> panel.pump(sound);
      case GAS_LOST -> panel.gas(sound);
      case GLOVEBOX_WET -> panel.glovebox(sound);
      case OIL_HOT -> panel.heatOil(extent.or(0));
      case OIL_LOW -> panel.oilLevel(extent.or(FULL_TANK_PCT));
      case LEAK -> plant.leak(extent.or(1) * plant.parameters().oil().leakM3PerSPa());
      case HIGH_CELL_OPEN -> sensors.disturbHigh(sound ? 0 : Double.NaN);
      case LOW_CELL_OPEN -> sensors.disturbLow(sound ? 0 : Double.NaN);
      case HIGH_CELL_OFF -> sensors.disturbHigh(extent.or(0));
      case TILT -> sensors.tilt(extent.or(1));
      case RESTART -> throw new IllegalStateException("a restart is the PLC's, not the press's");
    }
  }
}
