package io.stackline.run;

import java.time.Instant;

/**
 * How long what a run is at should take. Time during which the run is held does not count.
 *
 * @param what an operator would call it, such as {@code prompt densify.1}
 * @param since when it began
 * @param expected when it should be over
 * @param by when it is told as overdue: {@code expected} and a margin
 * @param overdue whether it was told as overdue
 */
public record Due(String what, Instant since, Instant expected, Instant by, boolean overdue) {
  /** The same, told as overdue. */
  public Due late() {
    return new Due(what, since, expected, by, true);
  }

  /** For people. */
  public String text() {
    return what + " began at " + since + " and should have been over at " + expected;
  }
}
