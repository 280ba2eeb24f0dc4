package io.stackline.launch.soak.check;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * No run is lost, nor ended without a journal entry: what was accepted is in the journal from then
 * on, what was shown as ended has ended there, with its record, and stays so.
 */
public final class NothingLost implements Observer {
  private final Findings findings;
  private final Set<CommandId> starts = new HashSet<>();
  private final Set<RunId> accepted = new HashSet<>();
  private final Set<RunId> ended = new HashSet<>();

  /** No run was started yet. */
  public NothingLost(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void asked(Instant at, Command command) {
    if (command instanceof Command.StartRun) {
      starts.add(command.id());
    }
  }

  @Override
  public void outcome(Instant at, Outcome outcome) {
    if (outcome instanceof Outcome.Accepted yes && starts.contains(yes.command())) {
      accepted.add(yes.run());
    }
  }

  @Override
  public void run(Instant at, RunStatus status) {
    accepted.add(status.id());
    if (status.state().isEnded()) {
      ended.add(status.id());
    } else if (ended.contains(status.id())) {
      findings.report("nothing-lost", at, status.id() + " had ended and is " + status.state());
    }
  }

  @Override
  public void opened(Instant at, Kept kept) {
    compare(at, kept);
  }

  @Override
  public void over(Instant at, Kept kept) {
    compare(at, kept);
  }

  private void compare(Instant at, Kept kept) {
    Set<RunId> unfinished = kept.unfinished();
    for (RunId run : accepted) {
      if (!kept.knows(run)) {
        findings.report("nothing-lost", at, run + " was told of and is not in the journal");
      }
    }
    for (RunId run : ended) {
      if (unfinished.contains(run)) {
        findings.report("nothing-lost", at, run + " was shown as ended and is not in the journal");
      } else if (!kept.hasRecord(run)) {
        findings.report("nothing-lost", at, run + " has ended without a record");
      }
    }
  }
}
