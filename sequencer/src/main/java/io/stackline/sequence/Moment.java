package io.stackline.sequence;

import io.stackline.record.RunJournal.Numbers;
import io.stackline.site.Site;
import java.time.Duration;
import java.time.Instant;

/**
 * What a decision may know besides the run itself.
 *
 * @param now process time
 * @param term of this sequencer
 * @param numbers nobody has used yet
 * @param readingLag how long a reading may take to arrive, in process time
 */
record Moment(Instant now, long term, Site site, Numbers numbers, Duration readingLag) {}
