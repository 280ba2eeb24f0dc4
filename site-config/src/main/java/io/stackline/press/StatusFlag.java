package io.stackline.press;

/** Bits of the press status word (PRESSMAP 1.0, register 106). */
public enum StatusFlag implements WordBit {
  /** Ready for remote commands. */
  REMOTE_READY(0, "ready for remote commands"),
  /** Ram moving. */
  MOVING(1, "ram moving"),
  /** Punch in contact. */
  CONTACT(2, "punch in contact"),
  /** Force within tolerance. */
  IN_BAND(3, "force within tolerance"),
  /** Program validated. */
  PROFILE_VALID(4, "program validated"),
  /** Program running. */
  RUNNING(5, "program running"),
  /** Program paused. */
  PAUSED(6, "program paused"),
  /** Running without its host. */
  ORPHAN(7, "running without its host"),
  /** Low-range load cell in control. */
  LOW_CELL(8, "low-range load cell in control"),
  /** Top-up pump on. */
  TOP_UP(9, "top-up pump on"),
  /** Heater on. */
  HEATER(10, "heater on"),
  /** Force tared. */
  TARED(11, "force tared"),
  /** Trace overrun. */
  OVERRUN(12, "trace overrun"),
  /** Limits loaded. */
  LIMITS_LOADED(13, "limits loaded"),
  /** Operator prompt at the press. */
  PROMPT(14, "operator prompt at the press"),
  /** An alarm is active. */
  ANY_ALARM(15, "an alarm is active");

  private final int bit;
  private final String text;

  StatusFlag(int bit, String text) {
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
