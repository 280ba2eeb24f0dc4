package io.stackline.plcsim;

/** The alarms of PRESSMAP 1.0, two words of trips, and what a trip does to a running program. */
enum Alarm {
  /** Emergency stop pressed: valves shut, load held. */
  EMERGENCY_STOP(0, 0, Reaction.STOP),
  /** Guard open or unlocked while something moves or presses. */
  GUARD(0, 1, Reaction.HOLD),
  /** Force above the cap, the rating or the overshoot limit. */
  OVERFORCE(0, 2, Reaction.DECOMPRESS),
  /** Force rises faster than allowed. */
  OVERRATE(0, 3, Reaction.HOLD),
  /** Ram beyond its position limit. */
  OVERTRAVEL(0, 4, Reaction.DECOMPRESS),
  /** A load cell gives no number. */
  LOAD_CELL(0, 5, Reaction.DECOMPRESS),
  /** Load cell and line pressure disagree. */
  MISMATCH(0, 6, Reaction.DECOMPRESS),
  /** The three platen cells differ too much. */
  IMBALANCE(0, 7, Reaction.HOLD),
  /** Oil too hot. */
  OIL_TEMPERATURE(0, 8, Reaction.NONE),
  /** Oil too low. */
  OIL_LEVEL(0, 9, Reaction.NONE),
  /** Platen hotter than the limit. */
  PLATEN_TEMPERATURE(0, 10, Reaction.HOLD),
  /** Pump does not run. */
  PUMP(0, 11, Reaction.HOLD),
  /** Valve does not follow. */
  VALVE(0, 12, Reaction.HOLD),
  /** The owner fell silent and the load was taken off, or an orphaned hold lasts too long. */
  COMM_LOSS(0, 13, Reaction.NONE),
  /** The ram did not find anything to press. */
  NO_CONTACT(0, 14, Reaction.DECOMPRESS),
  /** The time above a force is used up. */
  DIE_LIMIT(0, 15, Reaction.DECOMPRESS),
  /** A soak lasted more than three times its duration, or left its band where it must not. */
  DWELL_TIMEOUT(1, 0, Reaction.NONE),
  /** The force fell suddenly: something broke. */
  PELLET_EVENT(1, 1, Reaction.HOLD),
  /** The press has to pump too often to hold. */
  LEAK(1, 2, Reaction.NONE),
  /** Power failed during a run: the load is held. */
  POWER_FAIL(1, 3, Reaction.NONE),
  /** Memory or its CRC is damaged. */
  MEMORY(1, 4, Reaction.NONE),
  /** The position sensor gives no number. */
  POSITION(1, 5, Reaction.HOLD),
  /** The platens do not reach their temperature. */
  HEATER(1, 6, Reaction.HOLD),
  /** The safety relay is open. */
  SAFETY_RELAY(1, 7, Reaction.HOLD),
  /** The glovebox is outside its limits. */
  GLOVEBOX(1, 8, Reaction.NONE);

  /** What a trip does to a running program, mildest first. */
  enum Reaction {
    /** Only tells. */
    NONE,
    /** Stands still under load. */
    HOLD,
    /** Takes the load off at the abort rate and opens. */
    DECOMPRESS,
    /** Shuts the valves at once. */
    STOP
  }

  private final int word;
  private final int bit;
  private final Reaction reaction;

  Alarm(int word, int bit, Reaction reaction) {
    this.word = word;
    this.bit = bit;
    this.reaction = reaction;
  }

  int word() {
    return word;
  }

  int mask() {
    return 1 << bit;
  }

  /** 1 to 32. */
  int number() {
    return word * 16 + bit + 1;
  }

  Reaction reaction() {
    return reaction;
  }
}
