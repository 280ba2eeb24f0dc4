package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Desk;
import io.stackline.map.RegisterMap;
import io.stackline.press.PressId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All the driver of one press knows. Immutable.
 *
 * @param saying the command on its way: START of the stroke in preparation, else what the oldest
 *     order beside asks for
 * @param call how often the press has been told to decompress
 * @param lastRun RUN_ID of the stroke started last by this bridge, 0 if none
 */
public record MappedState(
    PressId press,
    RegisterMap map,
    Desk desk,
    Work work,
    Optional<Saying> saying,
    AbortCall call,
    Pulse pulse,
    long lastRun) {
  public static MappedState initial(PressId press, RegisterMap map) {
    return new MappedState(
        press,
        map,
        Desk.EMPTY,
        new Work.Idle(),
        Optional.empty(),
        AbortCall.NONE,
        new Pulse(0, Instant.MIN),
        0);
  }

  /** Whether the press wants the close look of a stroke or a command under way. */
  public boolean isBusy() {
    return !(work instanceof Work.Idle) || saying.isPresent();
  }

  /**
   * Telling a press to decompress, until it does.
   *
   * @param cleared whether room was made for the next saying
   */
  record AbortCall(int sends, Instant last, boolean cleared) {
    static final AbortCall NONE = new AbortCall(0, Instant.MIN, false);

    AbortCall sent(Instant at) {
      return new AbortCall(sends + 1, at, false);
    }

    AbortCall asCleared() {
      return new AbortCall(sends, last, true);
    }

    boolean isDue(Instant at, Duration again) {
      return sends == 0 || !at.isBefore(last.plus(again));
    }
  }

  /**
   * The sign of life we give.
   *
   * @param value written last
   * @param next when it is due again
   */
  record Pulse(long value, Instant next) {}
}
