package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a decision may know besides the run itself.
 *
 * @param now process time
 * @param term of this sequencer
 * @param numbers nobody has used yet
 * @param doubts presses that serve no run until they have been seen at rest, with the reason
 * @param offDuty presses that serve no run until somebody sets them to processing
 * @param ailments what presses themselves say against being given a run
 * @param readingLag how long a reading may take to arrive, in process time
 */
record Moment(
    Instant now,
    long term,
    Site site,
    Numbers numbers,
    Map<PressId, String> doubts,
    Map<PressId, Duty> offDuty,
    Map<PressId, String> ailments,
    Duration readingLag) {
  Moment(Instant now, long term, Site site, Numbers numbers, Duration readingLag) {
    this(now, term, site, numbers, Map.of(), Map.of(), readingLag);
  }

  Moment(
      Instant now,
      long term,
      Site site,
      Numbers numbers,
      Map<PressId, String> doubts,
      Map<PressId, Duty> offDuty,
      Duration readingLag) {
    this(now, term, site, numbers, doubts, offDuty, Map.of(), readingLag);
  }
}
