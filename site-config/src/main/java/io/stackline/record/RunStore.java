package io.stackline.record;

/** Everything that is kept, in one place: the two writing sides and the reading side. */
public interface RunStore {
  /** For the sequencer alone. */
  RunJournal journal();

  /** For the sequencer alone. */
  TraceStore traces();

  /** For the sequencer alone. */
  HoldStore holds();

  /**
   * Does one piece of what can wait, in bounded time: makes what is kept smaller, and takes out
   * what the site keeps no longer. For the sequencer alone.
   *
   * @return whether there may be more to do
   */
  boolean tidy();

  /** For anybody who reads. */
  RunArchive archive();
}
