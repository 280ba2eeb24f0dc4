package io.stackline.sequence;

import io.stackline.press.StageKind;
import io.stackline.recipe.Dwell;
import io.stackline.run.Command;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.sequence.stage.NewTarget;
import io.stackline.sequence.stage.StageJob;
import io.stackline.unit.Pressure;
import java.util.List;
import java.util.Optional;

/** What a person may do to the hold of a stroke under way: end it, or move its target. */
final class StackHold {
  private StackHold() {}

  /** The run is running. */
  static void release(Draft draft, Stroke stroke, String by) {
    int stage = stroke.stage();
    if (draft.stage(stage).kind() != StageKind.INSITU
        && draft.recipeStage(stage).dwell() instanceof Dwell.Soak soak) {
      draft.refuse(
          Refusal.Code.STATE,
          "stage "
              + draft.stage(stage).id()
              + " holds for "
              + soak.time().value().toSeconds()
              + " s and waits for no release",
          "wait for its end, or abort the run");
    } else if (mayTell(draft, stage, Sent.Purpose.GO_ON)) {
      draft.tell(stroke, Sent.Purpose.GO_ON);
      draft.reason("released by " + by);
    }
  }

  /** What the press says to a release. */
  static void released(Draft draft, Progress progress) {
    if (progress instanceof Progress.Refused refused) {
      say(draft, "the press does not let go: " + refused.refusal());
    } else if (progress instanceof Progress.Unknown unknown) {
      say(
          draft,
          "the press may not have heard the release: "
              + unknown.reason()
              + "; look at it, then release again");
    }
  }

  /** The run is running. */
  static void adjust(Draft draft, Stroke stroke, Command.Adjust command) {
    int stage = stroke.stage();
    if (draft.stage(stage).kind() != StageKind.INSITU) {
      draft.refuse(
          Refusal.Code.STATE,
          "stage " + draft.stage(stage).id() + " holds no stack pressure",
          "only the target of a stack-pressure hold can be moved");
    } else if (draft.moves().isFull()) {
      draft.refuse(
          Refusal.Code.BUSY,
          "the targets of this run were moved as often as can be remembered",
          "leave the target as it is, or end the hold");
    } else if (mayTell(draft, stage, Sent.Purpose.ADJUST)) {
      StageJob job = draft.job(stage);
      List<Pressure> present = draft.moves().present(stroke.runNumber(), job.target());
      NewTarget answer =
          NewTarget.of(
              draft.recipeOnSite(), job, present, draft.stage(stage).cap(), command.target());
      if (answer instanceof NewTarget.Granted granted) {
        draft.adjust(stroke, granted);
        draft.reason("the press is told to hold " + granted.pressure());
      } else if (answer instanceof NewTarget.Denied denied) {
        draft.refuse(denied.refusal());
      }
    }
  }

  /** What the press says to another target. */
  static void adjusted(Draft draft, Stroke stroke, Sent sent, Progress progress) {
    Optional<Move> move = draft.moves().of(sent.order());
    if (move.isEmpty()) {
      return;
    }
    if (progress instanceof Progress.Obeyed) {
      draft.target(stroke.stage(), move.get().to(), move.get().force());
      say(draft, "");
    } else if (progress instanceof Progress.Refused refused) {
      say(draft, "the press keeps its target: " + refused.refusal());
    } else if (progress instanceof Progress.Unknown unknown) {
      say(
          draft,
          "the press may hold "
              + move.get().to()
              + " or what it held before: "
              + unknown.reason()
              + "; look at it, then adjust again");
    }
  }

  private static boolean mayTell(Draft draft, int stage, Sent.Purpose purpose) {
    StageState state = draft.stage(stage).state();
    if (state != StageState.PRESSING) {
      draft.refuse(
          Refusal.Code.STATE,
          "stage "
              + draft.stage(stage).id()
              + " is "
              + state
              + ", its press holds nothing yet"
              + " or cannot be told",
          "wait until it is " + StageState.PRESSING);
      return false;
    }
    if (draft.orders().isOut(purpose)) {
      draft.refuse(
          Refusal.Code.BUSY, "the press has not yet answered the last such order", "wait for it");
      return false;
    }
    return Stroke.mayTell(draft);
  }

  /** Why a run is held or aborted weighs more. */
  private static void say(Draft draft, String reason) {
    if (draft.state() == RunState.RUNNING || draft.state() == RunState.STOPPING) {
      draft.reason(reason);
    }
  }
}
