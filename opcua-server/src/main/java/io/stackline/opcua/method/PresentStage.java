package io.stackline.opcua.method;

import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import java.util.Optional;

/** The stage a run is at: the first that is not over. */
final class PresentStage {
  private PresentStage() {}

  static Optional<StageStatus> of(RunStatus run) {
    return run.stages().stream().filter(stage -> !isOver(stage.state())).findFirst();
  }

  private static boolean isOver(StageState state) {
    return state == StageState.DONE || state == StageState.NOT_PRESSED;
  }
}
