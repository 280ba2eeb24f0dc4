package io.stackline.record;

import io.stackline.run.HoldFact;
import java.util.List;

/**
 * What is written down of stack-pressure holds: a fact an hour, a half cycle or an alarm, never one
 * a reading. Hours and half cycles are measured and lie beside the journal, as the trace does;
 * alarms are written with {@link RunJournal#alarm} and read here. One writer; not thread-safe.
 * Every method throws {@link StoreFailed} if the store does not answer.
 */
public interface HoldStore {
  /**
   * Keeps what sums up a stroke, all or none; one of a kind and number that is kept already stays
   * as it was. When this returns, a crash loses none of it.
   */
  void put(long runNumber, List<HoldFact.Summed> summaries);

  /** The newest facts of a kind about a stroke, oldest first. */
  List<HoldFact> newest(long runNumber, HoldFact.Kind kind, int max);
}
