package io.stackline.plcsim.server;

import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.Sensor;
import io.stackline.plcsim.Sensors;

/**
 * What can go wrong at a simulated press itself: in its plant, its sensors, its panel or its PLC.
 *
 * <p>One that is over is repaired; a sensor then has nothing wrong any more, whatever else was. A
 * crack, a jump of the clock and a restart happen once and are not undone.
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
  OIL_HOT("oil-hot", Amount.WARMER),
  /** The tank holds so many per cent. */
  OIL_LOW("oil-low", Amount.FILLED),
  /** So much of the oil is air, at atmospheric pressure; 0.3 % as built. */
  AIR_IN_OIL("air-in-oil", Amount.AIR),
  /** The seals leak so many times as much as they were built to. */
  LEAK("leak", Amount.LEAKING),
  /** The valve stays where it is, whatever it is told. */
  VALVE_STUCK("valve-stuck"),
  /** The pellet under load cracks, once; nothing happens if nothing is pressed then. */
  PELLET_CRACK("pellet-crack"),
  /** The wire of the main load cell is broken. */
  HIGH_CELL_OPEN("high-cell-open"),
  /** The main load cell shows what it shows, for ever. */
  HIGH_CELL_STUCK("high-cell-stuck"),
  /** The main load cell's zero wanders, in per cent of its range. */
  HIGH_CELL_DRIFT("high-cell-drift", Amount.DRIFT),
  /** The main load cell shows so many newtons too much. */
  HIGH_CELL_OFF("high-cell-off", Amount.OFFSET),
  /** The wire of the low-range load cell is broken. */
  LOW_CELL_OPEN("low-cell-open"),
  /** The low-range load cell shows what it shows, for ever. */
  LOW_CELL_STUCK("low-cell-stuck"),
  /** The low-range load cell's zero wanders, in per cent of its range. */
  LOW_CELL_DRIFT("low-cell-drift", Amount.DRIFT),
  /** The wire of the line's pressure transmitter is broken. */
  LINE_OPEN("line-open"),
  /** The pressure transmitter shows what it shows, for ever. */
  LINE_STUCK("line-stuck"),
  /** The pressure transmitter's zero wanders, in per cent of 600 bar. */
  LINE_DRIFT("line-drift", Amount.DRIFT),
  /** The wire of the position sensor is broken. */
  POSITION_OPEN("position-open"),
  /** The position sensor shows what it shows, for ever. */
  POSITION_STUCK("position-stuck"),
  /** The position sensor's zero wanders, in per cent of 100 mm. */
  POSITION_DRIFT("position-drift", Amount.DRIFT),
  /** The load lies so many times as far beside the middle. */
  TILT("tilt", Amount.TILTED),
  /** The PLC's clock jumps by so many seconds, once; back if negative. */
  CLOCK_JUMP("clock-jump", Amount.JUMP),
  /** The PLC is switched off and on, once. */
  RESTART("restart");

  private static final double FULL_TANK_PCT = 80;

  private final String word;
  private final Amount amount;

  /** How much of it there can be: its unit, what is usual, the least and the most. */
  private enum Amount {
    NONE("", 0, 0, 0),
    DRIFT("%/min", 1, -1000, 1000),
    WARMER("K", 30, -100, 200),
    FILLED("%", 5, 0, 100),
    AIR("%", 5, 0, 20),
    LEAKING("x", 100, 0, 1e6),
    OFFSET("N", 500, -1e6, 1e6),
    TILTED("x", 10, 0, 1000),
    JUMP("s", 3600, -4e6, 4e6);

    private final String unit;
    private final double usual;
    private final double least;
    private final double most;

    Amount(String unit, double usual, double least, double most) {
      this.unit = unit;
      this.usual = usual;
      this.least = least;
      this.most = most;
    }
  }

  Trouble(String word, Amount amount) {
    this.word = word;
    this.amount = amount;
  }

  Trouble(String word) {
    this(word, Amount.NONE);
  }

  /** How it is called on the command line. */
  public String word() {
    return word;
  }

  /** The unit of its amount; empty if it has none. */
  public String unit() {
    return amount.unit;
  }

  /** The amount it has if none is named. */
  public double usual() {
    return amount.usual;
  }

  /**
   * The same amount.
   *
   * @throws IllegalArgumentException if there cannot be so much of it
   */
  double checked(double wanted) {
    if (!(wanted >= amount.least && wanted <= amount.most)) {
      throw new IllegalArgumentException(
          word
              + " must lie in "
              + amount.least
              + ".."
              + amount.most
              + amount.unit
              + ", but is "
              + wanted);
    }
    return wanted;
  }

  void begin(Device device, double wanted) {
    PressPlant plant = device.hardware().plant();
    if (this == RESTART) {
      device.restart();
    } else if (this == CLOCK_JUMP) {
      device.jumpClock(Math.round(wanted * 1000));
    } else if (this != PELLET_CRACK) {
      apply(device.hardware(), new Extent(true, wanted));
    } else if (plant.cell().isPresent() && plant.forceN() > 0) {
      plant.crack();
    }
  }

  void end(Device device) {
    if (this != RESTART && this != CLOCK_JUMP && this != PELLET_CRACK) {
      apply(device.hardware(), new Extent(false, 0));
    }
  }

  /** Whether it is there, and how much of it. */
  private record Extent(boolean there, double amount) {
    double or(double sound) {
      return there ? amount : sound;
    }
  }

  private void apply(Hardware hardware, Extent extent) {
    Sensors sensors = hardware.sensors();
    switch (this) {
      case HIGH_CELL_OPEN, LOW_CELL_OPEN, LINE_OPEN, POSITION_OPEN ->
          breakOrHeal(sensors, extent, () -> sensors.open(sensor()));
      case HIGH_CELL_STUCK, LOW_CELL_STUCK, LINE_STUCK, POSITION_STUCK ->
          breakOrHeal(sensors, extent, () -> sensors.stick(sensor()));
      case HIGH_CELL_DRIFT, LOW_CELL_DRIFT, LINE_DRIFT, POSITION_DRIFT ->
          breakOrHeal(sensors, extent, () -> sensors.drift(sensor(), extent.amount()));
      case HIGH_CELL_OFF ->
          breakOrHeal(sensors, extent, () -> sensors.disturbHigh(extent.amount()));
      case TILT -> sensors.tilt(extent.or(1));
      default -> apply(hardware.panel(), hardware.plant(), extent);
    }
  }

  private void breakOrHeal(Sensors sensors, Extent extent, Runnable failure) {
    if (extent.there()) {
      failure.run();
    } else {
      sensors.heal(sensor());
    }
  }

  private Sensor sensor() {
    return switch (this) {
      case LOW_CELL_OPEN, LOW_CELL_STUCK, LOW_CELL_DRIFT -> Sensor.LOW_CELL;
      case LINE_OPEN, LINE_STUCK, LINE_DRIFT -> Sensor.LINE_PRESSURE;
      case POSITION_OPEN, POSITION_STUCK, POSITION_DRIFT -> Sensor.POSITION;
      default -> Sensor.HIGH_CELL;
    };
  }

  private void apply(Panel panel, PressPlant plant, Extent extent) {
    boolean sound = !extent.there();
    switch (this) {
      case GUARD_OPEN -> panel.guard(sound);
      case E_STOP -> panel.emergencyStop(!sound);
      case PUMP_BROKEN -> panel.pump(sound);
      case GAS_LOST -> panel.gas(sound);
      case GLOVEBOX_WET -> panel.glovebox(sound);
      case OIL_HOT -> panel.heatOil(extent.or(0));
      case OIL_LOW -> panel.oilLevel(extent.or(FULL_TANK_PCT));
      case AIR_IN_OIL ->
          plant.airInOil(sound ? plant.parameters().oil().airShare() : extent.amount() / 100);
      case LEAK -> plant.leakTimes(extent.or(1));
      case VALVE_STUCK -> plant.stickValve(!sound);
      default -> throw new IllegalStateException(word + " is no trouble of panel or plant");
    }
  }
}
