package io.stackline.press;

/**
 * Trips and warnings: W0 holds bits 0 to 15, W1 bits 16 to 31 (PRESSMAP 1.0, registers 160 to 163).
 */
public enum Alarm implements WordBit {
  /** Emergency stop. */
  EMERGENCY_STOP(0, "emergency stop"),
  /** Guard opened. */
  GUARD(1, "guard opened"),
  /** Force above its cap. */
  OVERFORCE(2, "force above its cap"),
  /** Force rising too fast. */
  OVERRATE(3, "force rising too fast"),
  /** Ram beyond its travel. */
  OVERTRAVEL(4, "ram beyond its travel"),
  /** Load cell fault. */
  LOAD_CELL(5, "load cell fault"),
  /** Load cell and line pressure disagree. */
  FORCE_MISMATCH(6, "load cell and line pressure disagree"),
  /** Load cells out of balance. */
  IMBALANCE(7, "load cells out of balance"),
  /** Oil temperature. */
  OIL_TEMPERATURE(8, "oil temperature"),
  /** Oil level. */
  OIL_LEVEL(9, "oil level"),
  /** Platen temperature. */
  PLATEN_TEMPERATURE(10, "platen temperature"),
  /** Pump fault. */
  PUMP(11, "pump fault"),
  /** Valve fault. */
  VALVE(12, "valve fault"),
  /** Host communication lost. */
  HOST_LOST(13, "host communication lost"),
  /** No contact found. */
  NO_CONTACT(14, "no contact found"),
  /** Die limit. */
  DIE_LIMIT(15, "die limit"),
  /** Soak took too long. */
  DWELL_TIMEOUT(16, "soak took too long"),
  /** Sudden loss of force: pellet cracked?. */
  PELLET_EVENT(17, "sudden loss of force: pellet cracked?"),
  /** Oil leak. */
  LEAK(18, "oil leak"),
  /** Press PLC restarted during a program. */
  RESTARTED(19, "press PLC restarted during a program"),
  /** PLC memory. */
  MEMORY(20, "PLC memory"),
  /** Position sensor. */
  POSITION_SENSOR(21, "position sensor"),
  /** Heater fault. */
  HEATER(22, "heater fault"),
  /** Safety relay. */
  SAFETY_RELAY(23, "safety relay"),
  /** Glovebox atmosphere. */
  GLOVEBOX(24, "glovebox atmosphere");

  private final int bit;
  private final String text;

  Alarm(int bit, String text) {
    this.bit = bit;
    this.text = text;
  }

  @Override
  public int bit() {
    return bit;
  }

  @Override
  public String text() {
    return text;
  }
}
