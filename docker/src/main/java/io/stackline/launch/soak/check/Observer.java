package io.stackline.launch.soak.check;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunJournal;
import io.stackline.run.Command;
import io.stackline.run.OrderReport;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.RunStatus;
import java.time.Instant;

/** Sees everything an outsider can see, each with its virtual time. One thread. */
public interface Observer {
  /** A press has lived on; told of every slice of its life, 50 ms at most. */
  default void press(Instant at, PressLook look) {}

  /** A PLC has begun a stroke: its CYCLES went up. */
  default void started(Instant at, PressId press, long runNumber) {}

  /** A whole status of a press has reached a bridge. */
  default void heard(Instant at, PressId press) {}

  /** A bridge has published what it knows of a press. */
  default void reading(Instant at, PressReading reading) {}

  /** A sequencer has posted an order. */
  default void order(Instant at, PressOrder order) {}

  /** A bridge has posted a report. */
  default void report(Instant at, OrderReport report) {}

  /** A sequencer has shown a run. */
  default void run(Instant at, RunStatus status) {}

  /** Somebody asks; the same command perhaps more than once. */
  default void asked(Instant at, Command command) {}

  /** A sequencer has answered. */
  default void outcome(Instant at, Outcome outcome) {}

  /** An entry is in the journal for good. */
  default void written(Instant at, RunJournal.Entry entry) {}

  /** The journal was opened by a new process of ours. */
  default void opened(Instant at, Kept kept) {}

  /** A second has gone by. */
  default void second(Instant at) {}

  /** Nothing goes wrong any more, and all time that was given is over or everything has ended. */
  default void over(Instant at, Kept kept) {}
}
