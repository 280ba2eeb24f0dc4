package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.TraceChunk;
import io.stackline.site.Site;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What can happen to the sequencer. */
sealed interface Input {
  /** Somebody asks for something. */
  record Asked(Command command) implements Input {}

  /** Somebody asked for something so long ago that it is done no more. */
  record TooLate(Command command) implements Input {}

  /**
   * A bridge says how far an order has come.
   *
   * @param clock of the PLC it is about, if it can be told
   */
  record Reported(OrderReport report, Optional<PlcTime> clock) implements Input {
    Reported(OrderReport report) {
      this(report, Optional.empty());
    }
  }

  /** A bridge hands over trace samples. */
  record Traced(TraceChunk chunk) implements Input {}

  /**
   * A stroke was judged.
   *
   * @param stroke what it has done to the cell
   */
  record Judged(RunId run, long runNumber, StageResult result, CellStack.Stroke stroke)
      implements Input {}

  /** The pressure of a hold has left its window, or is back. */
  record Alarmed(RunJournal.HoldAlarm alarm) implements Input {}

  /** Nobody waits any longer for what became of an errand. */
  record Overdue(CommandId command, String reason) implements Input {}

  /** The run is given a press, and all dies it waits for. */
  record Allotted(RunId run, PressId press) implements Input {}

  /**
   * What a run is at takes longer than it should.
   *
   * @param by when it was to be told
   */
  record Overstayed(RunId run, Instant by) implements Input {}

  /**
   * Changed recipes, dies and materials are to be taken, all of them or none.
   *
   * @param what has changed, for the journal
   * @param answer is told why not; nothing, if they were taken
   */
  record Reloaded(Site site, String what, CompletableFuture<Optional<Refusal>> answer)
      implements Input {
    @Override
    public String toString() {
      return "Reloaded[" + what + "]";
    }
  }

  /** A press of unknown state was read at rest. */
  record SeenAtRest(PressId press) implements Input {}

  /** A press was read while its program was paused. */
  record SeenPaused(PressId press, long runNumber, Instant at) implements Input {}

  /**
   * Something that never should fail has failed.
   *
   * @param lost the report that could not be taken, if it was one
   */
  record Failed(RunId run, String reason, Optional<OrderReport> lost) implements Input {
    static Failed of(RunId run, String reason) {
      return new Failed(run, reason, Optional.empty());
    }
  }

  /**
   * The sequencer was started and found this run unfinished.
   *
   * @param alive orders that may still be reported on
   */
  record Restarted(RunId run, Set<OrderId> alive) implements Input {
    public Restarted {
      alive = Set.copyOf(alive);
    }
  }
}
