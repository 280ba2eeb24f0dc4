package io.stackline.bridge.register;

import io.stackline.press.WordBit;

/** What a press is fitted with (PRESSMAP 1.0, register 11). */
public enum Capability implements WordBit {
  LOW_CELL(0, "low-range load cell"),
  THREE_CELLS(1, "three load cells"),
  HEAT(2, "heated platens"),
  POSITION(3, "position sensor"),
  CONSTANT_GAP(4, "constant-gap hold"),
  TRACE(5, "trace"),
  VENT_VALVE(6, "vent valve"),
  ACCUMULATOR(7, "accumulator");

  private final int bit;
  private final String text;

  Capability(int bit, String text) {
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
