package io.stackline.launch.soak.check;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every command has exactly one outcome: whoever asks again hears the same, what was said stands in
 * the journal, and in the end nobody is without an answer.
 */
public final class OneAnswer implements Observer {
  private final Findings findings;
  private final Map<CommandId, Optional<Outcome>> answers = new LinkedHashMap<>();
  private int waiting;

  /** Nobody has asked anything yet. */
  public OneAnswer(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void asked(Instant at, Command command) {
    if (answers.putIfAbsent(command.id(), Optional.empty()) == null) {
      waiting++;
    }
  }

  @Override
  public void outcome(Instant at, Outcome outcome) {
    Optional<Outcome> before = answers.getOrDefault(outcome.command(), Optional.empty());
    if (before.isPresent() && !before.get().equals(outcome)) {
      findings.report("one-answer", at, "first " + before.get() + ", now " + outcome);
    }
    if (before.isEmpty() && answers.containsKey(outcome.command())) {
      waiting--;
    }
    if (!answers.containsKey(outcome.command())) {
      findings.report("one-answer", at, "nobody asked for " + outcome);
    }
    answers.put(outcome.command(), Optional.of(outcome));
  }

  @Override
  public void over(Instant at, Kept kept) {
    answers.forEach(
        (id, heard) -> {
          Optional<Outcome> written = kept.outcome(id);
          if (heard.isEmpty()) {
            findings.report("one-answer", at, id + " was never answered; journal: " + written);
          } else if (!heard.equals(written)) {
            findings.report("one-answer", at, "told " + heard.get() + ", written " + written);
          }
        });
  }

  /** Whether everybody has been answered by now. */
  public boolean isComplete() {
    return waiting == 0;
  }
}
