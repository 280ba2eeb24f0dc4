package io.stackline.launch.soak.check;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * No stage is executed twice: a PLC begins a stroke only under a RUN_ID that stands in the journal,
 * each RUN_ID once, and a stage has one stroke that ever began, and one more each time a person has
 * decided to repeat it.
 */
public final class PressedOnce implements Observer {
  private final Findings findings;
  private final Map<Long, RunJournal.Stroke> drawn = new HashMap<>();
  private final Map<Long, PressId> begun = new HashMap<>();
  private final Map<CommandId, Command.Decide> repeats = new HashMap<>();
  private final Map<RunId, String> reached = new HashMap<>();

  /** Strokes a stage may still begin, 1 unless it is listed. */
  private final Map<String, Integer> allowed = new HashMap<>();

  private long strokes;

  /** Nothing has been pressed yet. */
  public PressedOnce(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void asked(Instant at, Command command) {
    if (command instanceof Command.Decide decide && decide.choice() == Command.Choice.REPEAT) {
      repeats.put(command.id(), decide);
    }
  }

  /** What a person repeats is the stage its run has come to. */
  @Override
  public void run(Instant at, RunStatus status) {
    status.stages().stream()
        .filter(each -> each.state() != StageState.WAITING && each.state() != StageState.QUEUED)
        .reduce((before, last) -> last)
        .ifPresent(each -> reached.put(status.id(), name(status.id(), each.id())));
  }

  private static String name(RunId run, String stage) {
    return run + "/" + stage;
  }

  @Override
  public void written(Instant at, RunJournal.Entry entry) {
    entry
        .outcome()
        .filter(Outcome.Accepted.class::isInstance)
        .map(accepted -> repeats.remove(accepted.command()))
        .map(decide -> reached.get(decide.run()))
        .ifPresent(stage -> allowed.put(stage, left(stage) + 1));
    for (RunJournal.Stroke each : entry.strokes()) {
      if (drawn.put(each.runNumber(), each) != null) {
        findings.report("pressed-once", at, "run number drawn twice: " + each);
      }
    }
  }

  @Override
  public void started(Instant at, PressId press, long runNumber) {
    strokes++;
    Optional<RunJournal.Stroke> stroke = Optional.ofNullable(drawn.get(runNumber));
    PressId before = begun.put(runNumber, press);
    if (before != null) {
      findings.report(
          "pressed-once",
          at,
          "run number " + runNumber + " began on " + press + " and before on " + before);
    } else if (stroke.isEmpty()) {
      findings.report(
          "pressed-once", at, press + " began " + runNumber + ", which no journal knows");
    } else if (!mayBegin(name(stroke.get().run(), stroke.get().stage()))) {
      findings.report("pressed-once", at, "a second stroke began of " + stroke.get());
    }
  }

  private int left(String stage) {
    return allowed.getOrDefault(stage, 1);
  }

  private boolean mayBegin(String stage) {
    int left = left(stage);
    allowed.put(stage, left - 1);
    return left > 0;
  }

  /** Strokes that ever began. */
  public long strokes() {
    return strokes;
  }
}
