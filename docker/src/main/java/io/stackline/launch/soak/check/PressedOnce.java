package io.stackline.launch.soak.check;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * No stage is executed twice: a PLC begins a stroke only under a RUN_ID that stands in the journal,
 * each RUN_ID once, and a stage has one stroke that ever began.
 */
public final class PressedOnce implements Observer {
  private final Findings findings;
  private final Map<Long, RunJournal.Stroke> drawn = new HashMap<>();
  private final Map<Long, PressId> begun = new HashMap<>();
  private final Set<String> stages = new HashSet<>();
  private long strokes;

  /** Nothing has been pressed yet. */
  public PressedOnce(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void written(Instant at, RunJournal.Entry entry) {
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
    } else if (!stages.add(stroke.get().run() + "/" + stroke.get().stage())) {
      findings.report("pressed-once", at, "a second stroke began of " + stroke.get());
    }
  }

  /** Strokes that ever began. */
  public long strokes() {
    return strokes;
  }
}
