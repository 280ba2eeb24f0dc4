package io.stackline.map;

import java.time.Duration;

/**
 * How a point is read and written.
 *
 * @param poll how often it is read
 * @param group points of one group must come from one request; empty if it stands alone
 * @param writable whether the bridge may write it at all
 * @param readBack whether a write is believed only once it reads back the same
 * @param eeprom whether each write wears the device's memory: counted, written only if it changes
 *     something, and bounded by the budget of the site
 * @param spacing least time between two writes, wall clock
 */
public record Upkeep(
    Poll poll, String group, boolean writable, boolean readBack, boolean eeprom, Duration spacing) {
  /** Read with every status, never written. */
  public static final Upkeep READ = new Upkeep(Poll.FAST, "", false, false, false, Duration.ZERO);

  /** How often a point is read. */
  public enum Poll {
    /** With every status: ten times a second, more often in a ramp. */
    FAST,
    /** Once a second. */
    SLOW,
    /** Never by itself: only on demand, before a write or by a probe. */
    ON_DEMAND
  }
}
