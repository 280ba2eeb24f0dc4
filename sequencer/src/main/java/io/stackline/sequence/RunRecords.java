package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.press.Die;
import io.stackline.recipe.Approval;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Stage;
import io.stackline.record.RunRecord;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.Verdict;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.site.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the record of a run that has ended. Pure. */
final class RunRecords {
  private final Run run;
  private final RecipeOnSite onSite;

  private RunRecords(Run run, Site site) {
    this.run = run;
    this.onSite = new RecipeOnSite(site, run.recipe());
  }

  static RunRecord of(Run run, Site site, SequencerSettings settings) {
    RunStatus status = run.status();
    RunRecords records = new RunRecords(run, site);
    return new RunRecord(
        status.id().value(),
        new RunRecord.Recipe(
            run.recipe().recipe().id().value(),
            run.recipe().recipe().revision(),
            run.recipe().recipe().hash(),
            run.recipe().recipe().title(),
            run.recipe().recipe().approval().map(Approval::text).orElse("")),
        site.name(),
        settings.simulated(),
        settings.speed(),
        settings.software(),
        status.startedBy(),
        status.started(),
        status.ended().orElse(status.since()),
        status.state().name(),
        status.verdict(),
        status.bindings(),
        records.layers(),
        records.overrides(),
        status.prompts(),
        records.stages(),
        status.origin());
  }

  /** What went in, bottom first; layers of stages that were never reached are not there. */
  private List<RunRecord.Layer> layers() {
    List<RunRecord.Layer> layers = new ArrayList<>();
    for (CellStack.Pressed each : run.stack().layers()) {
      layers.add(
          new RunRecord.Layer(
              each.layer().material().value(),
              onSite.site().material(each.layer().material()).name(),
              each.stage(),
              amount(each.layer()),
              each.highest().toMPa()));
    }
    return layers;
  }

  private static String amount(Layer layer) {
    if (layer instanceof Layer.Powder powder) {
      return powder.mass().value().toString();
    }
    Layer.Foil foil = (Layer.Foil) layer;
    return "Ø " + foil.diameter().value() + " × " + foil.thickness().value();
  }

  /** Overrides that lifted a cap in a stage that was pressed. */
  private List<RunRecord.LiftedCap> overrides() {
    Set<RunRecord.LiftedCap> lifted = new LinkedHashSet<>();
    CellStack stack = CellStack.EMPTY;
    for (int i = 0; i < run.recipe().stages().size(); i++) {
      Stage stage = run.recipe().stages().get(i);
      StageStatus status = run.status().stages().get(i);
      stack = stack.with(stage.id(), stage.adds());
      if (status.runNumber() > 0) {
        StageJob job = onSite.job(stage, onSite.site().press(status.press()).press(), stack);
        onSite.lifted(job).forEach(each -> lifted.add(lifted(each, job.die())));
        stack = CellHistory.after(stack, stage, job.planned(), StrokeEnd.Alarms.NONE);
      }
    }
    return List.copyOf(lifted);
  }

  private static RunRecord.LiftedCap lifted(CapOverride override, Die die) {
    return new RunRecord.LiftedCap(
        override.material().value(),
        override.kind(),
        die.id().value(),
        override.cap().pressure(die).toMPa(),
        seconds(override.timeAbove().value()),
        override.cap().source(),
        override.reason(),
        override.conditions().texts());
  }

  private List<RunRecord.Stage> stages() {
    List<RunRecord.Stage> stages = new ArrayList<>();
    for (int i = 0; i < run.recipe().stages().size(); i++) {
      stages.add(stage(run.recipe().stages().get(i), run.status().stages().get(i)));
    }
    return stages;
  }

  private RunRecord.Stage stage(Stage stage, StageStatus status) {
    Optional<StageResult> result = status.result();
    Die die = onSite.site().die(status.die());
    return new RunRecord.Stage(
        status.id(),
        status.kind(),
        status.title(),
        status.press().value(),
        status.die().value(),
        status.target().toMPa(),
        status.targetForce().toKN(),
        status.cap().toMPa(),
        status.capRule(),
        stage.tolerance().value().toMPa(),
        result.map(each -> each.peak().toMPa()).orElse(Double.NaN),
        seconds(status.dwellRequired()),
        result.map(each -> seconds(each.dwellCredited())).orElse(0.0),
        result.map(StageResult::inBandFraction).orElse(Double.NaN),
        result.map(StageResult::rampMPaPerS).orElse(Double.NaN),
        result.map(StageResult::relativeDensity).orElse(Double.NaN),
        die.bore().toMm(),
        die.service().strokes(),
        result.map(StageResult::verdict).orElse(Verdict.OPEN),
        result.map(StageResult::findings).orElse(List.of()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
