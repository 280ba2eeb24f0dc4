package io.stackline.opcua.method;

import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import java.util.Optional;

/** The stage a run is at: the first that is not over. */
final class PresentStage {
  private PresentStage() {}

  static Optional<StageStatus> of(RunStatus run) {
    return run.state().isEnded()
        ? Optional.empty()
        : run.stages().stream().filter(stage -> !stage.state().isOver()).findFirst();
  }
}
