package io.stackline.sequence;

import io.stackline.press.StageKind;
import io.stackline.recipe.OnHold;
import io.stackline.run.Command;
import io.stackline.run.HoldCause;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.RunTrigger;
import io.stackline.run.StageState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A press was told to run the stage's program; it runs it by itself, we follow.
 *
 * @param runNumber RUN_ID of this attempt
 * @param since when the press last said that it moves; readings that are hardly newer prove nothing
 * @param began whether the press ever said that it moves: then no refusal proves that it has not
 */
record Stroke(int stage, long runNumber, Course course, Instant since, boolean began)
    implements Step {
  /** More pauses and continues than that without an answer are refused. */
  private static final int UNANSWERED_MAX = 8;

  /** What resuming means now. */
  enum Course {
    /** The stroke goes on as it is: nothing to be told. */
    GOING,
    /** Held before it moved: it is paused as soon as it does. */
    PAUSE_SOON,
    /** Told to pause, or paused by itself: it is told to continue. */
    PAUSED,
    /** Told to release its stack pressure: nothing to be told. */
    RELEASED,
    /** Paused, and told to let go because it is to be repeated: it is told so once more. */
    GIVEN_UP_TO_REPEAT,
    /** The same because it is to be left out. */
    GIVEN_UP_TO_SKIP
  }

  private Stroke with(Course other) {
    return new Stroke(stage, runNumber, other, since, began);
  }

  /** What a person has said becomes of the stage once the press has let go. */
  private Optional<Command.Choice> decided() {
    return switch (course) {
      case GIVEN_UP_TO_REPEAT -> Optional.of(Command.Choice.REPEAT);
      case GIVEN_UP_TO_SKIP -> Optional.of(Command.Choice.SKIP);
      case GOING, PAUSE_SOON, PAUSED, RELEASED -> Optional.empty();
    };
  }

  @Override
  public void hold(Draft draft, String by) {
    if (decided().isPresent()) {
      draft.hold("held by " + by + "; the press lets go before that");
    } else if (draft.stage(stage).state() == StageState.PREPARING) {
      draft.step(with(Course.PAUSE_SOON));
      draft.hold("held by " + by + "; the press pauses as soon as it moves");
    } else if (mayTell(draft)) {
      draft.tell(this, Sent.Purpose.PAUSE);
      draft.step(with(Course.PAUSED));
      draft.hold("held by " + by);
    }
  }

  /** A stroke that nobody follows any more is taken up again, never repeated. */
  @Override
  public void resume(Draft draft, String by) {
    if (course == Course.PAUSED && draft.orders().isStrokeFollowed() && isToDecide(draft)) {
      draft.refuse(
          Refusal.Code.STATE,
          "the recipe does not let a paused stroke of stage "
              + draft.stage(stage).id()
              + " be resumed half-way",
          "decide: repeat it, skip it with the reason, or stop or abort the run");
      return;
    }
    if (!mayTell(draft)) {
      return;
    }
    if (decided().isPresent()) {
      draft.move(RunTrigger.RESUME, "the press is told again to let go");
      letGo(draft);
      return;
    }
    if (!draft.orders().isStrokeFollowed()) {
      draft.tell(this, Sent.Purpose.REATTACH);
      draft.move(RunTrigger.RESUME, "the press is asked how far the stroke has come");
    } else if (course == Course.PAUSED) {
      draft.tell(this, Sent.Purpose.CONTINUE);
      draft.move(RunTrigger.RESUME, "the press is told to continue");
    } else {
      draft.resumeAtRest();
    }
    draft.step(with(Course.GOING));
  }

  private boolean isToDecide(Draft draft) {
    return draft.recipeStage(stage).pressing().onHold() == OnHold.DECIDE;
  }

  /**
   * A paused stroke is given up: the press lets go first, the cell remembers what it has seen, and
   * then the stage is repeated or left out.
   */
  @Override
  public void decide(Draft draft, Command.Decide command) {
    if (course != Course.PAUSED || draft.stage(stage).state() != StageState.PAUSED) {
      Step.super.decide(draft, command);
    } else if (mayTell(draft)) {
      boolean again = command.choice() == Command.Choice.REPEAT;
      Stroke given = with(again ? Course.GIVEN_UP_TO_REPEAT : Course.GIVEN_UP_TO_SKIP);
      draft.move(
          RunTrigger.RESUME,
          "the press lets go, then the stage is " + (again ? "repeated" : "left out"));
      draft.step(given);
      given.letGo(draft);
    }
  }

  static boolean mayTell(Draft draft) {
    if (draft.orders().unanswered() <= UNANSWERED_MAX) {
      return true;
    }
    draft.refuse(
        Refusal.Code.BUSY,
        "the press has not answered the last " + UNANSWERED_MAX + " orders",
        "wait until it answers, or abort");
    return false;
  }

  @Override
  public void release(Draft draft, String by) {
    StackHold.release(draft, this, by);
  }

  @Override
  public void adjust(Draft draft, Command.Adjust command) {
    StackHold.adjust(draft, this, command);
  }

  @Override
  public void stop(Draft draft, String by) {
    if (mayTell(draft)) {
      draft.move(RunTrigger.STOP, "stopped by " + by);
      (course == Course.RELEASED ? with(Course.GOING) : this).wind(draft);
    }
  }

  /**
   * What stands still or has not moved yet lets go, a stack pressure is released at its own rate,
   * anything else goes to the end of its program.
   */
  private void wind(Draft draft) {
    StageState at = draft.stage(stage).state();
    boolean still = course == Course.PAUSE_SOON || course == Course.PAUSED;
    boolean holds = draft.stage(stage).kind() == StageKind.INSITU && at == StageState.PRESSING;
    if (still || at == StageState.PREPARING || at == StageState.PAUSED) {
      letGo(draft);
    } else if (holds && course == Course.GOING && !draft.orders().isOut(Sent.Purpose.GO_ON)) {
      draft.tell(this, Sent.Purpose.GO_ON);
      draft.step(with(Course.RELEASED));
    }
    if (!draft.orders().isStrokeFollowed()) {
      draft.tell(this, Sent.Purpose.REATTACH);
    }
  }

  @Override
  public void abort(Draft draft, String by) {
    draft.move(RunTrigger.ABORT, "aborted by " + by);
    letGo(draft);
  }

  /** Tells the press to decompress, and sees to it that somebody follows to the end. */
  private void letGo(Draft draft) {
    if (!draft.orders().isOut(Sent.Purpose.ABORT)) {
      draft.tell(this, Sent.Purpose.ABORT);
    }
    if (!draft.orders().isStrokeFollowed()) {
      draft.tell(this, Sent.Purpose.REATTACH);
    }
  }

  @Override
  public void reported(Draft draft, Sent sent, Progress progress) {
    switch (sent.purpose()) {
      case STROKE, REATTACH -> stroke(draft, sent, progress);
      case PAUSE -> pause(draft, progress);
      case CONTINUE -> goOn(draft, progress);
      case ABORT -> trouble(progress).ifPresent(why -> notAborted(draft, progress, why));
      case GO_ON -> StackHold.released(draft, progress);
      case ADJUST -> StackHold.adjusted(draft, this, sent, progress);
    }
  }

  private void stroke(Draft draft, Sent sent, Progress progress) {
    if (progress instanceof Progress.Running) {
      running(draft);
    } else if (progress instanceof Progress.OutOfSight lost) {
      draft.stage(stage, StageState.COMM_LOST);
      draft.remark(lost.reason());
    } else if (progress instanceof Progress.Ended ended) {
      draft.stage(stage, StageState.JUDGING);
      settle(draft);
      draft.remark("");
      draft.step(new Judging(stage, runNumber, ended.end(), decided()));
      StageFlow.after(draft, stage, draft.strokePhase(stage));
    } else if (progress instanceof Progress.Refused refused) {
      refused(draft, sent, refused.refusal());
    } else if (progress instanceof Progress.Unknown unknown) {
      unknown(draft, unknown.reason());
    }
  }

  /** What was to be held or to go on has come to its end by itself. */
  private static void settle(Draft draft) {
    if (draft.state() == RunState.HOLDING) {
      draft.move(RunTrigger.AT_REST, draft.reason());
    } else if (draft.state() == RunState.UNHOLDING) {
      draft.move(RunTrigger.GOES_ON, "");
    }
  }

  private void running(Draft draft) {
    Stroke seen = new Stroke(stage, runNumber, course, draft.now(), true);
    draft.step(seen);
    draft.stage(stage, course == Course.PAUSED ? StageState.PAUSED : StageState.PRESSING);
    if (draft.state() == RunState.ABORTING || decided().isPresent()) {
      letGo(draft);
    } else if (draft.state() == RunState.STOPPING) {
      seen.wind(draft);
    } else if (course == Course.PAUSE_SOON) {
      draft.tell(this, Sent.Purpose.PAUSE);
      draft.step(seen.with(Course.PAUSED));
    } else if (draft.state() == RunState.UNHOLDING
        && course != Course.PAUSED
        && !draft.orders().isOut(Sent.Purpose.CONTINUE)) {
      draft.move(RunTrigger.GOES_ON, "");
    }
    draft.remark("");
  }

  /**
   * Refused means never done, unless the press has moved already and knows nothing of it any more;
   * what a press that cannot be asked did stays unknown.
   */
  private void refused(Draft draft, Sent sent, Refusal refusal) {
    if (draft.orders().isStrokeFollowed()) {
      return;
    }
    boolean proof =
        sent.purpose() == Sent.Purpose.STROKE
            || refusal.code() == Refusal.Code.STATE
            || refusal.code() == Refusal.Code.UNKNOWN;
    if (!proof) {
      unknown(draft, refusal.toString());
    } else if (began) {
      GivenUp.forgotten(draft, stage, refusal.reason());
    } else {
      settle(draft);
      boolean ordered = sent.purpose() == Sent.Purpose.STROKE;
      StageFlow.notPressed(draft, stage, ordered ? refusal.toString() : neverBegun(refusal));
    }
  }

  private static String neverBegun(Refusal refusal) {
    return refusal.reason()
        + "; it was never begun: resume, and somebody is asked before it is pressed";
  }

  private void unknown(Draft draft, String reason) {
    if (draft.orders().isStrokeFollowed()) {
      return;
    }
    draft.stage(stage, StageState.COMM_LOST);
    if (draft.state() == RunState.ABORTING) {
      GivenUp.abort(draft, stage, reason);
    } else {
      draft.trouble(HoldCause.COMMUNICATION, reason + "; resume to ask the press, stop or abort");
    }
  }

  /** A press out of sight that cannot be told either is not waited for. */
  private void notAborted(Draft draft, Progress progress, String why) {
    boolean told =
        progress instanceof Progress.Refused refused
            && refused.refusal().code() != Refusal.Code.PRESS;
    if (draft.stage(stage).state() == StageState.COMM_LOST && !told) {
      GivenUp.abort(draft, stage, why);
    } else if (decided().isPresent() && draft.state() != RunState.ABORTING) {
      draft.step(with(Course.PAUSED));
      draft.trouble(
          HoldCause.INTERLOCK,
          "the press does not let go: " + why + "; decide again, stop or abort");
    } else {
      draft.reason("the press does not abort: " + why + "; abort again, or let go at its panel");
    }
  }

  private void pause(Draft draft, Progress progress) {
    if (course != Course.PAUSED) {
      return;
    }
    if (progress instanceof Progress.Obeyed) {
      draft.stage(stage, StageState.PAUSED);
      settle(draft);
    } else if (draft.state() == RunState.HOLDING && trouble(progress).isPresent()) {
      // One that stands still all the same is soon read as such, and held then.
      if (draft.stage(stage).state() == StageState.PAUSED) {
        draft.stage(stage, StageState.PRESSING);
      }
      draft.step(with(Course.GOING));
      String told = progress instanceof Progress.Refused ? "cannot pause" : "may not have paused";
      draft.move(RunTrigger.CANNOT_HOLD, "the press " + told + ": " + trouble(progress).get());
    } else {
      trouble(progress).ifPresent(why -> draft.reason("the press may not have paused: " + why));
    }
  }

  private void goOn(Draft draft, Progress progress) {
    if (progress instanceof Progress.Obeyed) {
      draft.stage(stage, StageState.PRESSING);
      draft.step(new Stroke(stage, runNumber, course, draft.now(), true));
      if (draft.state() == RunState.UNHOLDING) {
        draft.move(RunTrigger.GOES_ON, "");
      }
    } else if (draft.state() == RunState.UNHOLDING) {
      trouble(progress)
          .ifPresent(
              why -> {
                draft.step(with(Course.PAUSED));
                draft.trouble(HoldCause.INTERLOCK, "the press does not continue: " + why);
              });
    }
  }

  private static Optional<String> trouble(Progress progress) {
    if (progress instanceof Progress.Refused refused) {
      return Optional.of(refused.refusal().toString());
    }
    return progress instanceof Progress.Unknown unknown
        ? Optional.of(unknown.reason())
        : Optional.empty();
  }

  /**
   * A press freezes its ramp by itself when it loses its host, and waits to be told. A run that is
   * held already stays held, and its resuming then means to tell the press to continue.
   */
  @Override
  public void seenPaused(Draft draft, Input.SeenPaused seen) {
    StageState at = draft.stage(stage).state();
    if (draft.state() != RunState.ABORTING
        && course == Course.GOING
        && (at == StageState.PRESSING || at == StageState.COMM_LOST || at == StageState.PAUSED)
        && !draft.orders().isOut(Sent.Purpose.CONTINUE)
        && seen.at().isAfter(since.plus(draft.readingLag()))) {
      HoldCause cause = at == StageState.COMM_LOST ? HoldCause.COMMUNICATION : HoldCause.INTERLOCK;
      draft.stage(stage, StageState.PAUSED);
      draft.step(with(Course.PAUSED));
      if (draft.state() == RunState.HOLDING) {
        settle(draft);
      } else if (draft.state() != RunState.HELD) {
        draft.trouble(cause, "the press paused by itself; look at it, then resume, stop or abort");
      }
    }
  }

  @Override
  public void restarted(Draft draft, Set<OrderId> alive) {
    draft.orders().keepOnly(alive);
    draft.restarted();
    if (draft.stage(stage).state() == StageState.PRESSING && !draft.orders().isStrokeFollowed()) {
      draft.stage(stage, StageState.COMM_LOST);
    }
    if (draft.state() == RunState.ABORTING) {
      draft.tell(this, Sent.Purpose.ABORT);
    }
    if (!draft.orders().isOut(Sent.Purpose.REATTACH)) {
      draft.tell(this, Sent.Purpose.REATTACH);
    }
  }
}
