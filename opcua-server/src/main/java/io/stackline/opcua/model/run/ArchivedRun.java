package io.stackline.opcua.model.run;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.recipe.RecipeId;
import io.stackline.record.RunRecord;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.RecipeRef;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;

/** Reads a finished record as the last status its run had, so that both are shown alike. */
public final class ArchivedRun {
  private ArchivedRun() {}

  /**
   * The status, as far as a record keeps it: no RUN_IDs.
   *
   * @throws IllegalArgumentException if the record names a state there is none of
   */
  public static RunStatus status(RunRecord record) {
    RunRecord.Recipe recipe = record.recipe();
    return new RunStatus(
        new RunId(record.runId()),
        new RecipeRef(new RecipeId(recipe.id()), recipe.revision(), recipe.hash()),
        RunState.valueOf(record.state()),
        Optional.empty(),
        "",
        record.ended(),
        record.startedBy(),
        record.started(),
        Optional.of(record.ended()),
        record.verdict(),
        record.bindings(),
        record.stages().stream().map(ArchivedRun::stage).toList(),
        record.prompts(),
        record.origin());
  }

  private static StageStatus stage(RunRecord.Stage stage) {
    return new StageStatus(
        stage.id(),
        stage.kind(),
        stage.title(),
        new PressId(stage.press()),
        new DieId(stage.die()),
        Double.isNaN(stage.peakMPa()) ? StageState.NOT_PRESSED : StageState.DONE,
        Pressure.ofMPa(stage.targetMPa()),
        Force.ofKN(stage.targetKN()),
        Pressure.ofMPa(stage.capMPa()),
        stage.capRule(),
        seconds(stage.dwellRequiredS()),
        0,
        Optional.of(
            new StageResult(
                Pressure.ofMPa(stage.peakMPa()),
                seconds(stage.dwellCreditedS()),
                stage.inBandFraction(),
                stage.rampMPaPerS(),
                stage.relativeDensity(),
                stage.verdict(),
                stage.findings())));
  }

  private static Duration seconds(double seconds) {
    return Double.isNaN(seconds) ? Duration.ZERO : Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
