package io.stackline.bridge.register;

import java.util.EnumSet;
import java.util.Set;

/** What a press is fitted with (PRESSMAP 1.0, register 11). */
public enum Capability {
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

  public int bit() {
    return bit;
  }

  /** What it is, in words an operator uses. */
  public String text() {
    return text;
  }

  /** The members whose bits are set in the word; unknown bits are left out. */
  public static Set<Capability> in(int word) {
    Set<Capability> set = EnumSet.noneOf(Capability.class);
    for (Capability each : values()) {
      if ((word >>> each.bit & 1) == 1) {
        set.add(each);
      }
    }
    return set;
  }
}
