package io.stackline.run;

import io.stackline.unit.Pressure;
import java.time.Instant;

/**
 * The pressure of a hold has left its window for so long that it is told.
 *
 * @param n 1, 2, 3 … among the alarms of the hold
 * @param since when it was raised, process time
 * @param worst pressure farthest from the target since it left the window
 */
public record WindowAlarm(int n, Kind kind, Instant since, Pressure worst) {
  /** What is the matter. */
  public enum Kind {
    /** Above the window. */
    HIGH("above its window"),
    /** Below the window. */
    LOW("below its window"),
    /** So low that the cell may lose contact. */
    CONTACT_LOSS("so low that the cell may lose contact");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Where the pressure is, as part of a sentence. */
    public String words() {
      return words;
    }
  }

  @Override
  public String toString() {
    return "pressure " + kind.words() + ", up to " + worst;
  }
}
