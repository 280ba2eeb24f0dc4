package io.stackline.bridge;

import io.stackline.run.Assignment;
import io.stackline.run.PressOrder;
import java.time.Duration;
import java.time.Instant;

/** One scan of one press after the other, by what its PLC speaks. Confined to one crank. */
sealed interface Scanner permits PressScanner, MappedScanner {
  /** Reads, decides, writes; then says how long to wait until the next scan. */
  Duration scan();

  /** Whether a look put in between would find the press: a lost one is tried at its own pace. */
  boolean mayGlance();

  /** Whether there are extra tags to be read between the scans. */
  boolean hasTags();

  /**
   * Reads some of the extra tags between two scans.
   *
   * @param next when the next scan is due
   * @return whether anything was read, so that more may be
   */
  boolean fill(Instant next);

  void assigned(Assignment assignment);

  /**
   * An order for this press.
   *
   * @param reported number of the last report on it that stands on the board, 0 if none
   */
  void ordered(PressOrder order, long reported);

  /** Nothing more will be done for this press. */
  void giveUp(String why);

  void close();
}
