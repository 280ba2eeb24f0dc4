package io.stackline.bridge.driver;

import io.stackline.bridge.register.TraceCursor;
import io.stackline.press.PressId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * All the driver of one press knows. Immutable.
 *
 * @param salt sets our ACQUIRE apart from the one of a second bridge that holds the same nonce, 1
 *     to {@value #SALT_MAX}
 * @param lease how long the PLC waits for us
 */
public record DriverState(
    PressId press, int salt, Duration lease, Desk desk, Tenure tenure, Work work, Channel channel) {
  /** Whole numbers up to this are exact in 32-bit floats. */
  public static final int SALT_MAX = 0xFFFFFF;

  public static DriverState initial(PressId press, int salt) {
    return initial(press, salt, Tenure.LEASE);
  }

  public static DriverState initial(PressId press, int salt, Duration lease) {
    return new DriverState(
        press,
        salt,
        lease,
        Desk.EMPTY,
        new Tenure.Unassigned(),
        new Work.Idle(),
        new Channel.Free());
  }

  /** Whether the PLC has granted the press to this bridge. */
  public boolean isOwner() {
    return tenure instanceof Tenure.Owned;
  }

  /** Whether the press wants the close look of a stroke or a command under way. */
  public boolean isBusy() {
    return !(work instanceof Work.Idle) || channel instanceof Channel.Busy;
  }

  /**
   * Whether nothing is asked of the press: no command is in flight, and no order waits to be one.
   */
  public boolean isAtEase() {
    boolean watching = work instanceof Work.Idle || work instanceof Work.Following;
    boolean waits =
        !(desk.strokes().isEmpty() && desk.sides().isEmpty() && desk.aborts().isEmpty());
    return watching && !waits && channel instanceof Channel.Free;
  }

  /** When that was sent last whose answer is still to come, wall clock; nothing if nothing is. */
  public OptionalLong unansweredSince() {
    LongStream aborts =
        desk.aborts().stream()
            .filter(abort -> abort.sends() > 0)
            .mapToLong(Desk.PendingAbort::sentNanos);
    LongStream command =
        channel instanceof Channel.Busy busy
            ? LongStream.of(busy.exchange().sentNanos())
            : LongStream.empty();
    return LongStream.concat(aborts, command).max();
  }

  /** The trace to be drained, if a stroke is followed. */
  public Optional<Drain> drain() {
    if (!(work instanceof Work.Following following)) {
      return Optional.empty();
    }
    long end =
        following.phase() instanceof Work.Phase.Draining draining
            ? draining.traceEnd()
            : Long.MAX_VALUE;
    return Optional.of(new Drain(following, following.cursor(), end));
  }

  /**
   * What to drain.
   *
   * @param end first sample no longer wanted, {@link Long#MAX_VALUE} while the stroke goes on
   */
  public record Drain(Work.Following stroke, TraceCursor cursor, long end) {
    /** Whether the stroke is over, so that the rest should be read without delay. */
    public boolean isRest() {
      return end != Long.MAX_VALUE;
    }
  }
}
