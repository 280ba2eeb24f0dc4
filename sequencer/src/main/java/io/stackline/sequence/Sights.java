package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.HoldStore;
import io.stackline.record.RunArchive;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldSummary;
import io.stackline.sequence.stage.Seen;
import io.stackline.sequence.stage.SeenMeter;
import io.stackline.sequence.stage.StageTask;
import io.stackline.sequence.stage.TraceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at each press once a second while it runs a program, for what no trace carries: platen
 * temperatures and the balance of its load cells. Of each press the last stroke is kept, in memory:
 * after a restart of ours it begins anew, and what was missed counts as not seen. One crank uses
 * it.
 */
final class Sights {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final HoldStore holds;
  private final Map<PressId, Watched> strokes = new HashMap<>();

  /** When a press is looked at next; asked by any thread. */
  private final Map<PressId, Instant> due = new ConcurrentHashMap<>();

  private record Watched(long runNumber, SeenMeter meter) {}

  Sights(HoldStore holds) {
    this.holds = holds;
  }

  /** Whether a reading is wanted; for any thread. */
  boolean wants(PressReading.Fresh reading) {
    if (!reading.now().state().isActive() || reading.now().loaded().runNumber() == 0) {
      return false;
    }
    Instant at = reading.at();
    Instant before = due.putIfAbsent(reading.press(), at.plus(EVERY));
    return before == null
        || (!at.isBefore(before) && due.replace(reading.press(), before, at.plus(EVERY)));
  }

  void read(PressReading.Fresh reading) {
    long runNumber = reading.now().loaded().runNumber();
    strokes
        .compute(
            reading.press(),
            (press, known) ->
                known != null && known.runNumber() == runNumber
                    ? known
                    : new Watched(runNumber, new SeenMeter()))
        .meter()
        .add(reading.now(), reading.at());
  }

  /** What was seen of a stroke; of a hold of days also what is written down of its hours. */
  Seen of(StageTask.Judge task, TraceFacts facts) {
    Watched watched = strokes.get(task.job().press().id());
    Seen live =
        watched != null && watched.runNumber() == task.runNumber()
            ? watched.meter().sight()
            : Seen.NONE;
    return task.job().isStackPressure() ? withHours(task.runNumber(), live, facts) : live;
  }

  private Seen withHours(long runNumber, Seen live, TraceFacts facts) {
    Seen all = live;
    Duration written = Duration.ZERO;
    for (HoldFact each : holds.newest(runNumber, HoldFact.Kind.HOUR, RunArchive.HOLD_FACTS_MAX)) {
      HoldSummary hour = ((HoldFact.Summed) each).summary();
      written = written.plus(hour.temperature().seen());
      all =
          all.and(
              new Seen(
                  hour.temperature().lowest(),
                  hour.temperature().highest(),
                  Duration.ZERO,
                  Double.NaN));
    }
    Duration now = shorter(live.warmth(), Duration.ofHours(1));
    Duration warmth = longer(live.warmth(), shorter(written.plus(now), facts.dwell()));
    return new Seen(all.coldest(), all.hottest(), warmth, all.imbalance());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
