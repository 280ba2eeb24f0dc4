package io.stackline.launch.soak.check;

import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Once nothing goes wrong any more, every run ends, for there is somebody who confirms, resumes,
 * resets and in the end aborts; one that has not ended by then is stuck.
 */
public final class Everything implements Observer {
  private final Findings findings;
  private final Map<RunId, RunStatus> runs = new LinkedHashMap<>();
  private final Set<RunId> open = new HashSet<>();

  /** No run was started yet. */
  public Everything(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void run(Instant at, RunStatus status) {
    runs.put(status.id(), status);
    if (status.state().isEnded()) {
      open.remove(status.id());
    } else {
      open.add(status.id());
    }
  }

  /** Whether every run there ever was has ended. */
  public boolean hasEnded() {
    return open.isEmpty();
  }

  /** How many runs there ever were. */
  public int runs() {
    return runs.size();
  }

  @Override
  public void over(Instant at, Kept kept) {
    runs.values().stream()
        .filter(status -> !status.state().isEnded())
        .forEach(
            status ->
                findings.report(
                    "everything-ends",
                    at,
                    status.id()
                        + " is still "
                        + status.state()
                        + " ("
                        + status.reason()
                        + "), stages "
                        + status.stages().stream()
                            .map(stage -> stage.press() + " " + stage.state())
                            .toList()
                        + ", open prompt "
                        + status.openPrompt().map(RunStatus.Prompt::text)));
  }
}
