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
 * @param run that has a stage on it now, or has been allotted it for a stage to come
 * @param stage of that run, the one under way or the next one on this press; empty without a run
 */
public record PressUse(
    PressId press,
    PressDuty duty,
    Instant since,
    String by,
    String note,
    Optional<RunId> run,
    String stage) {}
