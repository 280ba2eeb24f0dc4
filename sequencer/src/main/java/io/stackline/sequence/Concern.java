package io.stackline.sequence;

import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.util.Optional;

/** Which run something is about. */
final class Concern {
  private Concern() {}

  /** Whether an input is about this run. */
  static boolean is(Input input, Run run) {
    if (input instanceof Input.Reported reported) {
      return run.sent(reported.report().order()).isPresent();
    } else if (input instanceof Input.Judged judged) {
      return run.id().equals(judged.run());
    } else if (input instanceof Input.Allotted allotted) {
      return run.id().equals(allotted.run());
    } else if (input instanceof Input.Failed failed) {
      return run.id().equals(failed.run());
    } else if (input instanceof Input.Restarted restarted) {
      return run.id().equals(restarted.run());
    } else if (input instanceof Input.Overstayed late) {
      return run.id().equals(late.run());
    } else if (input instanceof Input.SeenPaused seen) {
      return run.step() instanceof Stroke stroke && stroke.runNumber() == seen.runNumber();
    }
    return false;
  }

  /** The run a command is about, if it is about one. */
  static Optional<RunId> named(Command command) {
    boolean none =
        command instanceof Command.StartRun
            || command instanceof Command.AtPress
            || command instanceof Command.SetDuty
            || command instanceof Command.Clear;
    return none ? Optional.empty() : Optional.of(run(command));
  }

  /** The run a command is about; there is none for one that starts a run or is for a press. */
  static RunId run(Command command) {
    if (command instanceof Command.Confirm confirm) {
      return confirm.run();
    } else if (command instanceof Command.Hold hold) {
      return hold.run();
    } else if (command instanceof Command.Resume resume) {
      return resume.run();
    } else if (command instanceof Command.Stop stop) {
      return stop.run();
    } else if (command instanceof Command.Decide decide) {
      return decide.run();
    } else if (command instanceof Command.Abort abort) {
      return abort.run();
    } else if (command instanceof Command.Release release) {
      return release.run();
    } else if (command instanceof Command.Reschedule reschedule) {
      return reschedule.run();
    } else if (command instanceof Command.Adjust adjust) {
      return adjust.run();
    }
    throw new IllegalArgumentException("concerns no run: " + command);
  }
}
