package io.stackline.sequence.stage;

import io.stackline.press.StageKind;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import java.util.List;

/** What is to be done once a decision is written down: tell everybody, then do it. */
public sealed interface Turn {
  /** The run is shown as it is now. */
  record Show(RunStatus status) implements Turn {}

  /** What a press is used for now. */
  record Use(PressUse use) implements Turn {}

  /** The command that led to it is answered. */
  record Answer(Outcome outcome) implements Turn {}

  /**
   * A press is told something outside of any run.
   *
   * @param command that asked for it
   */
  record ToPress(CommandId command, PressOrder order) implements Turn {}

  /**
   * A stage goes on.
   *
   * @param stage id of the stage
   * @param tasks done phase by phase, in the order of the phases
   */
  record OfStage(RunId run, String stage, StageKind kind, List<StageTask> tasks) implements Turn {
    public OfStage {
      tasks = List.copyOf(tasks);
    }

    /** What a phase has to do now, perhaps nothing. */
    public List<StageTask> tasks(Phase phase) {
      return tasks.stream().filter(each -> each.phase(kind) == phase).toList();
    }
  }
}
