package io.stackline.press;

/** Permissives of the press: a set bit is healthy (PRESSMAP 1.0, register 107). */
public enum Interlock implements WordBit {
  /** Emergency stop chain closed. */
  EMERGENCY_STOP(0, "emergency stop chain closed"),
  /** Guard closed. */
  GUARD_CLOSED(1, "guard closed"),
  /** Guard locked. */
  GUARD_LOCKED(2, "guard locked"),
  /** Two-hand control ok. */
  TWO_HAND(3, "two-hand control ok"),
  /** Oil temperature ok. */
  OIL_TEMPERATURE(4, "oil temperature ok"),
  /** Oil level ok. */
  OIL_LEVEL(5, "oil level ok"),
  /** Ram within travel. */
  OVERTRAVEL(6, "ram within travel"),
  /** Load cell ok. */
  LOAD_CELL(7, "load cell ok"),
  /** Load cell agrees with line pressure. */
  FORCE_AGREES(8, "load cell agrees with line pressure"),
  /** Platen temperature ok. */
  PLATEN_TEMPERATURE(9, "platen temperature ok"),
  /** Key switch on remote. */
  KEY_REMOTE(10, "key switch on remote"),
  /** Pump ok. */
  PUMP(11, "pump ok"),
  /** Air or nitrogen supply ok. */
  AIR(12, "air or nitrogen supply ok"),
  /** Glovebox atmosphere ok. */
  GLOVEBOX(13, "glovebox atmosphere ok"),
  /** Die present. */
  DIE_PRESENT(14, "die present"),
  /** Limits valid. */
  LIMITS_VALID(15, "limits valid");

  private final int bit;
  private final String text;

  Interlock(int bit, String text) {
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
