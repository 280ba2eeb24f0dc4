package io.stackline.run;

import static io.stackline.run.RunState.ABORTED;
import static io.stackline.run.RunState.ABORTING;
import static io.stackline.run.RunState.COMPLETE;
import static io.stackline.run.RunState.HELD;
import static io.stackline.run.RunState.HOLDING;
import static io.stackline.run.RunState.QUEUED;
import static io.stackline.run.RunState.RUNNING;
import static io.stackline.run.RunState.STOPPED;
import static io.stackline.run.RunState.STOPPING;
import static io.stackline.run.RunState.UNHOLDING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which state of a run follows which, all there is: what is not here does not happen. A run that
 * waits, stops or is held without anything moving passes the states in between within one decision.
 */
public final class RunTransitions {
  /** Those in which a run goes on, or could. */
  private static final List<RunState> ALIVE = List.of(QUEUED, RUNNING, HOLDING, HELD, UNHOLDING);

  private static final List<Row> TABLE = table();

  private RunTransitions() {}

  private record Row(RunState from, RunTrigger trigger, RunState to) {}

  private static List<Row> table() {
    List<Row> table = new ArrayList<>();
    table.add(new Row(QUEUED, RunTrigger.ALLOTTED, RUNNING));
    table.add(new Row(QUEUED, RunTrigger.HOLD, HOLDING));
    table.add(new Row(RUNNING, RunTrigger.HOLD, HOLDING));
    table.add(new Row(RUNNING, RunTrigger.DONE, COMPLETE));
    table.add(new Row(HOLDING, RunTrigger.AT_REST, HELD));
    table.add(new Row(HOLDING, RunTrigger.CANNOT_HOLD, RUNNING));
    table.add(new Row(HOLDING, RunTrigger.RESUME, UNHOLDING));
    table.add(new Row(HELD, RunTrigger.RESUME, UNHOLDING));
    table.add(new Row(UNHOLDING, RunTrigger.HOLD, HOLDING));
    table.add(new Row(UNHOLDING, RunTrigger.GOES_ON, RUNNING));
    table.add(new Row(UNHOLDING, RunTrigger.WAITS, QUEUED));
    for (RunState each : ALIVE) {
      table.add(new Row(each, RunTrigger.TROUBLE, HELD));
      table.add(new Row(each, RunTrigger.STOP, STOPPING));
      table.add(new Row(each, RunTrigger.ABORT, ABORTING));
    }
    table.add(new Row(STOPPING, RunTrigger.TROUBLE, HELD));
    table.add(new Row(STOPPING, RunTrigger.STOP, STOPPING));
    table.add(new Row(STOPPING, RunTrigger.ABORT, ABORTING));
    table.add(new Row(STOPPING, RunTrigger.OVER, STOPPED));
    table.add(new Row(ABORTING, RunTrigger.ABORT, ABORTING));
    table.add(new Row(ABORTING, RunTrigger.OVER, ABORTED));
    return List.copyOf(table);
  }

  /** The state that follows, or empty if the trigger means nothing in this state. */
  public static Optional<RunState> after(RunState state, RunTrigger trigger) {
    return TABLE.stream()
        .filter(row -> row.from() == state && row.trigger() == trigger)
        .map(Row::to)
        .findFirst();
  }
}
