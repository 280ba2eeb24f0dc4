package io.stackline.run;

import io.stackline.press.PressId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a press is there for and who runs on it.
 *
 * @param since when its duty was set; if nobody ever set it, when the sequencer was started
 * @param by who set it, empty if nobody ever did
 * @param note what was noted then, perhaps empty
 * @param run that was given it, until it gives it back
 * @param stage of that run, the one under way or the next one on this press, or the last one as
 *     long as the cell has not been taken out; empty without a run
 * @param awaited the first of the runs that wait and could use it, if no run has it
 */
public record PressUse(
    PressId press,
    PressDuty duty,
    Instant since,
    String by,
    String note,
    Optional<RunId> run,
    String stage,
    Optional<RunId> awaited) {
  /** One for which no run waits. */
  public PressUse(
      PressId press,
      PressDuty duty,
      Instant since,
      String by,
      String note,
      Optional<RunId> run,
      String stage) {
    this(press, duty, since, by, note, run, stage, Optional.empty());
  }
}
