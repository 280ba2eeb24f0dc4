package io.stackline.plcsim;

import java.util.Optional;

/** The INTERLOCK word of PRESSMAP 1.0: one bit a condition, 1 = healthy. */
final class Interlocks {
  static final int EMERGENCY_STOP = 0;
  static final int GUARD_CLOSED = 1;
  static final int GUARD_LOCKED = 2;
  static final int TWO_HAND = 3;
  static final int OIL_TEMPERATURE = 4;
  static final int OIL_LEVEL = 5;
  static final int OVERTRAVEL = 6;
  static final int LOAD_CELLS = 7;
  static final int CELLS_AGREE = 8;
  static final int PLATEN_TEMPERATURE = 9;
  static final int KEY_REMOTE = 10;
  static final int PUMP = 11;
  static final int GAS = 12;
  static final int GLOVEBOX = 13;
  static final int DIE_PRESENT = 14;
  static final int LIMITS_VALID = 15;

  private static final double OIL_COLD_C = 10;
  private static final double OIL_WARM_C = 60;
  private static final double OIL_HOT_C = 70;
  private static final double OIL_LOW_WARN_PCT = 20;
  private static final double OIL_LOW_PCT = 10;
  private static final int ALL_BUT_LIMITS = 0x7FFF;

  private final Panel panel;
  private final PressPlant plant;
  private final Sensors sensors;
  private final Temperatures temperatures;
  private final boolean enclosed;
  private boolean agree = true;
  private int word;

  Interlocks(Hardware hardware, Temperatures temperatures, boolean enclosed) {
    this.panel = hardware.panel();
    this.plant = hardware.plant();
    this.sensors = hardware.sensors();
    this.temperatures = temperatures;
    this.enclosed = enclosed;
  }

  /** Reads the inputs of this scan. */
  void scan(ForceChannel channel, Readings readings, Optional<Limits> limits) {
    double oilC = oilC();
    boolean cells =
        !Double.isNaN(channel.highN())
            && !(channel.lowFitted() && Double.isNaN(channel.lowN()))
            && !(sensors.parameters().platenCells() && readings.platenN().broken());
    double positionMaxMm =
        limits.map(Limits::positionMaxMm).orElse(plant.parameters().frame().strokeMm());
    word = 0;
    bit(EMERGENCY_STOP, !panel.emergencyStopped());
    bit(GUARD_CLOSED, panel.guardClosed());
    bit(GUARD_LOCKED, panel.guardLocked());
    bit(TWO_HAND, true);
    bit(OIL_TEMPERATURE, oilC >= OIL_COLD_C && oilC <= OIL_HOT_C);
    bit(OIL_LEVEL, panel.oilLevelPct() >= OIL_LOW_PCT);
    bit(OVERTRAVEL, !(readings.positionMm() > positionMaxMm));
    bit(LOAD_CELLS, cells);
    bit(CELLS_AGREE, agree);
    bit(
        PLATEN_TEMPERATURE,
        limits.map(l -> temperatures.platenC() <= l.temperatureCapC()).orElse(true));
    bit(KEY_REMOTE, panel.key() == Panel.Key.REMOTE);
    bit(PUMP, panel.pumpHealthy());
    bit(GAS, panel.gasHealthy());
    bit(GLOVEBOX, panel.gloveboxHealthy());
    bit(DIE_PRESENT, plant.cell().isPresent());
    bit(LIMITS_VALID, limits.isPresent());
  }

  /** Warnings that come before the trips. */
  void warn(AlarmBoard alarms) {
    alarms.warn(Alarm.OIL_TEMPERATURE, oilC() > OIL_WARM_C);
    alarms.warn(Alarm.OIL_LEVEL, panel.oilLevelPct() < OIL_LOW_WARN_PCT);
    alarms.warn(Alarm.GLOVEBOX, !panel.gloveboxHealthy());
  }

  boolean open(int bit) {
    return (word & (1 << bit)) == 0;
  }

  int word() {
    return word;
  }

  /** The lowest open interlock that forbids a start; -1 = none. */
  int firstOpen() {
    int missing = ~word & ALL_BUT_LIMITS;
    return missing == 0 ? -1 : Integer.numberOfTrailingZeros(missing);
  }

  boolean oilTooHot() {
    return !(oilC() <= OIL_HOT_C);
  }

  /** What the oil's thermometer shows, °C. */
  double oilC() {
    return sensors.shown(Sensor.OIL_TEMPERATURE, trueOilC());
  }

  /** What the oil is warm, °C. */
  double trueOilC() {
    return temperatures.oilC() + panel.oilExtraK();
  }

  /** Whether the guard may stand open in this state. */
  boolean guardMayOpen(PlcState state) {
    return state == PlcState.INSITU && enclosed;
  }

  /** Whether the ram may be driven at all in this state. */
  boolean motionAllowed(PlcState state) {
    boolean guarded = !open(GUARD_CLOSED) && !open(GUARD_LOCKED);
    return !open(EMERGENCY_STOP) && !open(PUMP) && (guarded || guardMayOpen(state));
  }

  void cellsAgree(boolean yes) {
    agree = yes;
  }

  private void bit(int bit, boolean healthy) {
    word |= healthy ? 1 << bit : 0;
  }
}
