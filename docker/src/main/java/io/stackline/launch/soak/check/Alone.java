package io.stackline.launch.soak.check;

import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** No two runs have a stroke at a time on what there is only one of. */
public final class Alone implements Observer {
  private static final Set<StageState> AT_WORK =
      Set.of(StageState.PREPARING, StageState.PRESSING, StageState.COMM_LOST, StageState.PAUSED);

  private final Findings findings;
  private final String what;
  private final Function<StageStatus, String> needs;
  private final Map<RunId, RunStatus> runs = new HashMap<>();

  private Alone(Findings findings, String what, Function<StageStatus, String> needs) {
    this.findings = findings;
    this.what = what;
    this.needs = needs;
  }

  /** On one press. */
  public static Alone onPress(Findings findings) {
    return new Alone(findings, "press", stage -> stage.press().value());
  }

  /** In one die. */
  public static Alone inDie(Findings findings) {
    return new Alone(findings, "die", stage -> stage.die().value());
  }

  @Override
  public void run(Instant at, RunStatus status) {
    if (status.state().isEnded()) {
      runs.remove(status.id());
      return;
    }
    runs.put(status.id(), status);
    Map<String, RunId> users = new HashMap<>();
    for (RunStatus each : runs.values()) {
      for (StageStatus stage : each.stages()) {
        RunId other =
            AT_WORK.contains(stage.state()) ? users.put(needs.apply(stage), each.id()) : null;
        if (other != null && !other.equals(each.id())) {
          findings.report(
              "alone", at, what + " " + needs.apply(stage) + " has " + other + " and " + each.id());
        }
      }
    }
  }
}
