package io.stackline.record;

import io.stackline.press.TraceSample;
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
}
