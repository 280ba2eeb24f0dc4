package io.stackline.launch.soak.check;

import io.stackline.press.PressReading;
import io.stackline.run.Outcome;
import io.stackline.run.RunStatus;
import java.time.Instant;
import java.util.List;

/** Nobody is told of an unexpected fault: then the system has met a mistake of its own. */
public final class NoBug implements Observer {
  private static final List<String> WORDS = List.of("unexpected fault", "has stopped driving");

  private final Findings findings;

  /** Nothing was told yet. */
  public NoBug(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void run(Instant at, RunStatus status) {
    look(at, status.id() + " " + status.reason());
  }

  @Override
  public void outcome(Instant at, Outcome outcome) {
    look(at, outcome.toString());
  }

  @Override
  public void reading(Instant at, PressReading reading) {
    look(at, reading.press() + " " + reading.remark());
  }

  private void look(Instant at, String told) {
    if (WORDS.stream().anyMatch(told::contains)) {
      findings.report("no-bug", at, told);
    }
  }
}
