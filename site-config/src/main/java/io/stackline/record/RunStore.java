package io.stackline.record;

/** Everything that is kept, in one place: the two writing sides and the reading side. */
public interface RunStore {
  /** For the sequencer alone. */
  RunJournal journal();

  /** For the sequencer alone. */
  TraceStore traces();

  /** For the sequencer alone. */
  HoldStore holds();

  /** For anybody who reads. */
  RunArchive archive();
}
