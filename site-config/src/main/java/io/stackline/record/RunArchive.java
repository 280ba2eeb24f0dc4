package io.stackline.record;

import io.stackline.press.TraceSample;
import io.stackline.run.HoldFact;
import io.stackline.run.RunId;
import java.util.List;
import java.util.Optional;

/** The reading side of what is kept. Thread-safe. */
public interface RunArchive {
  /** The record of an ended run. */
  Optional<RunRecord> record(RunId run);

  /** Ids of the newest ended runs, newest first. */
  List<RunId> recent(int max);

  /** The trace of the latest attempt at a stage, in time order; empty if there is none. */
  List<TraceSample> trace(RunId run, String stage);

  /**
   * What is written down of the hold in the latest attempt at a stage, oldest first; empty if it
   * held nothing. Of more than {@value #HOLD_FACTS_MAX} facts of a kind the newest.
   */
  default List<HoldFact> hold(RunId run, String stage) {
    return List.of();
  }

  /** Hours and half cycles of a year. */
  int HOLD_FACTS_MAX = 20_000;
}
