package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.press.PressId;
import io.stackline.recipe.ControlRecipe;
import io.stackline.run.Command;
import io.stackline.run.HoldCause;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunTrigger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One run, as it is kept in the journal: pure and immutable, it answers every input with a {@link
 * Decision}.
 *
 * @param status what everybody sees
 * @param recipe as it was when the run started, whatever becomes of the site's file
 * @param stack what lies in the die after the last stage that is done
 * @param step where it stands
 * @param sent orders without a final report
 * @param moves how targets of its holds were moved under way, in order
 */
record Run(
    RunStatus status,
    ControlRecipe recipe,
    CellStack stack,
    Step step,
    List<Sent> sent,
    List<Move> moves) {
  private static final int NOTE_MAX = 1000;

  Run {
    sent = List.copyOf(sent);
    moves = List.copyOf(moves);
  }

  RunId id() {
    return status.id();
  }

  boolean isEnded() {
    return status.state().isEnded();
  }

  Optional<Sent> sent(OrderId order) {
    return sent.stream().filter(each -> each.order().equals(order)).findFirst();
  }

  /** Whether a press may be at work for this run. */
  boolean isStrokeOn(PressId press) {
    return step instanceof Stroke stroke
        && status.stages().get(stroke.stage()).press().equals(press);
  }

  /** Its status as shown while it cannot be written down. */
  RunStatus troubled(String reason) {
    StatusDraft draft = new StatusDraft(status, status.since());
    if (draft.may(RunTrigger.TROUBLE)) {
      draft.move(RunTrigger.TROUBLE, Optional.of(HoldCause.STORE), reason);
    } else {
      draft.reason(reason);
    }
    return draft.status();
  }

  /** What follows from an input that concerns this run. */
  Decision on(Input input, Moment moment) {
    Draft draft = new Draft(this, moment);
    if (input instanceof Input.Asked asked) {
      asked(draft, asked.command());
    } else if (input instanceof Input.Reported reported) {
      reported(draft, reported);
    } else if (input instanceof Input.Judged judged) {
      step.judged(draft, judged);
    } else if (input instanceof Input.Allotted allotted) {
      step.allotted(draft, allotted.press());
    } else if (input instanceof Input.SeenPaused seen) {
      step.seenPaused(draft, seen);
    } else if (input instanceof Input.Overstayed late) {
      draft.overstayed(late.by());
    } else if (input instanceof Input.Failed failed) {
      failed(draft, failed);
    } else if (input instanceof Input.Restarted restarted) {
      draft.note("sequencer", "restarted");
      draft.moves().keepOnly(restarted.alive());
      step.restarted(draft, restarted.alive());
    } else {
      throw new IllegalArgumentException("not for a run: " + input);
    }
    return draft.decision();
  }

  private void asked(Draft draft, Command command) {
    if (command instanceof Command.Confirm confirm) {
      if (running(draft, "confirmed")) {
        step.confirm(draft, confirm);
      }
    } else if (command instanceof Command.Hold) {
      if (may(draft, RunTrigger.HOLD, "held")) {
        step.hold(draft, command.by());
      }
    } else if (command instanceof Command.Resume) {
      if (may(draft, RunTrigger.RESUME, "resumed")) {
        step.resume(draft, command.by());
      }
    } else if (command instanceof Command.Stop) {
      if (may(draft, RunTrigger.STOP, "stopped")) {
        step.stop(draft, command.by());
      }
    } else if (command instanceof Command.Abort) {
      if (may(draft, RunTrigger.ABORT, "aborted")) {
        step.abort(draft, command.by());
      }
    } else if (command instanceof Command.Decide decide) {
      decided(draft, decide);
    } else if (command instanceof Command.Release) {
      if (running(draft, "released")) {
        step.release(draft, command.by());
      }
    } else if (command instanceof Command.Reschedule reschedule) {
      step.reschedule(draft, reschedule);
    } else if (command instanceof Command.Adjust adjust) {
      if (running(draft, "adjusted")) {
        step.adjust(draft, adjust);
      }
    }
    // whoever asked for a stroke its press does not serve is told; else the run is held
    draft.unserved().ifPresent(draft::refuse);
    if (!draft.isRefused()) {
      draft.note(command.by(), words(command));
    }
  }

  private void decided(Draft draft, Command.Decide command) {
    boolean skips = command.choice() == Command.Choice.SKIP;
    if (command.note().length() > NOTE_MAX) {
      draft.refuse(
          Refusal.Code.ARGUMENT,
          "a note has at most " + NOTE_MAX + " characters, not " + command.note().length(),
          "write it shorter");
    } else if (skips && command.note().isBlank()) {
      draft.refuse(
          Refusal.Code.ARGUMENT, "a stage is not skipped without a reason", "note the reason");
    } else if (only(draft, status.state() == RunState.HELD, "decided on")) {
      step.decide(draft, command);
    }
  }

  private boolean running(Draft draft, String what) {
    return only(draft, status.state() == RunState.RUNNING, what);
  }

  private boolean may(Draft draft, RunTrigger trigger, String what) {
    return only(draft, draft.may(trigger), what);
  }

  private boolean only(Draft draft, boolean allowed, String what) {
    if (allowed) {
      return true;
    }
    draft.refuse(
        Refusal.Code.STATE,
        "run " + id() + " is " + status.state() + " and cannot be " + what,
        remedy());
    return false;
  }

  private String remedy() {
    return switch (status.state()) {
      case QUEUED -> "wait for its turn, hold, stop or abort it";
      case RUNNING -> "hold it first if you want to stop here";
      case HOLDING -> "wait until its press stands still, stop or abort it";
      case HELD -> "resume it first, stop or abort it";
      case UNHOLDING -> "wait until its press goes on, or hold it";
      case STOPPING -> "wait until its stroke is over, or abort it";
      case ABORTING -> "wait until the press has let go";
      case COMPLETE, ABORTED, STOPPED -> "start a new run";
    };
  }

  private static String words(Command command) {
    if (command instanceof Command.Adjust adjust) {
      return "adjusted the target to " + adjust.target();
    }
    if (command instanceof Command.Reschedule reschedule) {
      return "rescheduled to priority "
          + reschedule.urgency().priority()
          + reschedule.urgency().due().map(due -> ", due " + due).orElse("");
    }
    if (command instanceof Command.Decide decide) {
      return "decided to "
          + decide.choice().name().toLowerCase(Locale.ROOT)
          + " the stage"
          + (decide.note().isEmpty() ? "" : ": " + decide.note());
    }
    return command instanceof Command.Confirm confirm
        ? Answers.words(confirm)
        : command.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void reported(Draft draft, Input.Reported input) {
    OrderReport report = input.report();
    Optional<Sent> found = sent(report.order());
    if (found.isEmpty() || report.n() <= found.get().heard()) {
      return;
    }
    draft.orders().heard(found.get(), report);
    draft.moves().heard(report, input.clock());
    draft.note(report.order().press().value(), report.order() + " " + report.progress());
    step.reported(draft, found.get(), report.progress());
  }

  /**
   * Never back to the beginning: what was reached stands, a person looks at it. If the last report
   * on a stroke was lost, nobody follows it any more, so that resuming asks the press.
   */
  private void failed(Draft draft, Input.Failed failed) {
    if (isEnded()) {
      return;
    }
    failed
        .lost()
        .ifPresent(
            report -> sent(report.order()).ifPresent(each -> draft.orders().heard(each, report)));
    draft.note("sequencer", failed.reason());
    draft.trouble(HoldCause.FAULT, failed.reason());
  }
}
