package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointImage;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import java.time.Instant;

/** What can happen to the driver of a press. */
public sealed interface Event {
  /** Process time at which it happened. */
  Instant at();

  /**
   * An order stands on the board, perhaps not for the first time.
   *
   * @param reported number of the last report on it that stands on the board, 0 if none: one that a
   *     bridge before this one wrote
   */
  record OrderCame(PressOrder order, long reported, Instant at) implements Event {}

  /** A sequencer of this term has assigned the press to this bridge. */
  record Assigned(long term, Instant at) implements Event {}

  /**
   * The press was read.
   *
   * @param status as {@link Look} made it of the image
   * @param asked when it was asked: its values are not older
   */
  record Seen(PointImage image, PressStatus status, Instant asked, Instant at) implements Event {}

  /**
   * A scan went by without a status.
   *
   * @param lost whether so many have that the press counts as lost
   */
  record Missed(String reason, boolean lost, Instant at) implements Event {}

  /** Values were written, and this is what the points hold now. */
  record PutDone(Effect.Purpose purpose, PointImage back, Instant at) implements Event {}

  /** Values could not be written or read back; some may have been. */
  record PutFailed(Effect.Purpose purpose, Failure failure, String reason, Instant at)
      implements Event {}

  /** What became of a command on the wire. */
  record Said(Effect.Purpose purpose, Fate fate, String reason, Instant at) implements Event {}

  /** What became of writing a tag. */
  record TagWritten(OrderId order, Progress progress, Instant at) implements Event {}

  /** The chunk offered last was taken. */
  record TraceKept(Instant at) implements Event {}

  /** Whether writing again may help. */
  enum Failure {
    /** The device is busy, or the wire failed. */
    PASSING,
    /** The device or its budget of writes refuses. */
    FINAL
  }

  /** What is known of a command that was written. */
  enum Fate {
    /** The device has it. */
    TAKEN,
    /** It surely has not, and may have it later. */
    NOT_NOW,
    /** It surely has not, and will not take it. */
    REFUSED,
    /** Nobody knows. */
    IN_DOUBT
  }
}
