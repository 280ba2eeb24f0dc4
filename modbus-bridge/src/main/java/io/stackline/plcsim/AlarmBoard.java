package io.stackline.plcsim;

import java.util.function.Predicate;

/**
 * Trips latch until they are reset, warnings follow their cause; the first trip is remembered. One
 * thread.
 */
final class AlarmBoard {
  private final int[] trips = new int[2];
  private final int[] warnings = new int[2];
  private int firstOut;
  private int changes;

  void trip(Alarm alarm) {
    if (tripped(alarm)) {
      return;
    }
    trips[alarm.word()] |= alarm.mask();
    firstOut = firstOut == 0 ? alarm.number() : firstOut;
    changes++;
  }

  void warn(Alarm alarm, boolean active) {
    int before = warnings[alarm.word()];
    int after = active ? before | alarm.mask() : before & ~alarm.mask();
    warnings[alarm.word()] = after;
    changes += before == after ? 0 : 1;
  }

  /** Clears every latched trip whose cause is gone. */
  void reset(Predicate<Alarm> stillThere) {
    for (Alarm alarm : Alarm.values()) {
      if (tripped(alarm) && !stillThere.test(alarm)) {
        trips[alarm.word()] &= ~alarm.mask();
        changes++;
      }
    }
    firstOut = anyTrip() ? lowest() : 0;
  }

  boolean tripped(Alarm alarm) {
    return (trips[alarm.word()] & alarm.mask()) != 0;
  }

  boolean anyTrip() {
    return (trips[0] | trips[1]) != 0;
  }

  boolean any() {
    return anyTrip() || (warnings[0] | warnings[1]) != 0;
  }

  int tripWord(int word) {
    return trips[word];
  }

  int warningWord(int word) {
    return warnings[word];
  }

  int firstOut() {
    return firstOut;
  }

  int changes() {
    return changes;
  }

  private int lowest() {
    for (Alarm alarm : Alarm.values()) {
      if (tripped(alarm)) {
        return alarm.number();
      }
    }
    return 0;
  }
}
