package io.stackline.bridge.driver;

import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.TraceCursor;
import io.stackline.bridge.register.Words;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.unit.Force;
import java.time.Instant;
import java.util.List;

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

  /** The sequencer has assigned the press to this bridge. */
  record Assigned(Assignment assignment, Instant at) implements Event {}

  /**
   * An untorn status was read. After a {@link Effect.DropLink} or a failure the next one comes from
   * a new connection whose identity has been read first.
   *
   * @param cap FORCE_CAP of the limits the PLC works with, unknown until they have been read back
   * @param wallNanos wall clock of the read, for acknowledgement times only
   */
  record Seen(StatusBlock block, Identity identity, Force cap, Instant at, long wallNanos)
      implements Event {
    /** The PLC's clock, which outlives neither its restart nor 49.7 days. */
    long uptimeMillis() {
      return block.press().plc().uptime().toMillis();
    }
  }

  /**
   * A scan went by without a status.
   *
   * @param lost whether so many have that the press counts as lost
   */
  record Missed(String reason, boolean lost, Instant at) implements Event {}

  /** A transaction failed and the connection was dropped. */
  record LinkFailed(String reason, Instant at) implements Event {}

  /** An upload was written, and this is what the same registers hold now. */
  record ReadBack(List<Words> blocks, Instant at) implements Event {
    public ReadBack {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * An upload could not be written or read back.
   *
   * @param definite whether the PLC refused it, so that trying again is idle
   */
  record UploadFailed(String reason, boolean definite, Instant at) implements Event {}

  /** What became of writing a tag. */
  record TagWritten(OrderId order, Progress progress, Instant at) implements Event {}

  /** Trace samples up to this cursor are handed over. */
  record Drained(TraceCursor cursor, Instant at) implements Event {}
}
