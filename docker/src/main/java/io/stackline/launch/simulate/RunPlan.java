package io.stackline.launch.simulate;

import io.stackline.envelope.Cap;
import io.stackline.envelope.CounterExample;
import io.stackline.envelope.Fitness;
import io.stackline.envelope.Inventory;
import io.stackline.envelope.Prover;
import io.stackline.material.CellStack;
import io.stackline.press.Die;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Stage;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every stage of a recipe with the press it would run on: the first of the site that takes such
 * stages, is fast enough and whose envelope allows it.
 *
 * @param wanted a press that takes every stage of its kinds, whatever others there are
 */
public record RunPlan(RecipeOnSite onSite, Optional<PressId> wanted) {
  /** The stages in their order; what the envelope forbids is among them, with the reason. */
  public List<PlannedStage> stages() throws SimulationRefused {
    List<PlannedStage> planned = new ArrayList<>();
    CellStack stack = CellStack.EMPTY;
    for (Stage stage : onSite.recipe().stages()) {
      stack = stack.with(stage.id(), stage.adds());
      PlannedStage next = plan(stage, stack);
      if (!planned.isEmpty()) {
        checkTransfer(planned.get(planned.size() - 1).job().die(), next.job());
      }
      planned.add(next);
      stack = stack.after(next.job().planned());
      if (stage.kind() == StageKind.INSITU) {
        stack = stack.marked(CellStack.Flag.LITHIATED);
      }
    }
    return planned.stream().anyMatch(each -> each.refusal().isPresent())
        ? planned
        : proven(planned);
  }

  /** What each stage is allowed when its turn comes may still be too much on another path. */
  private List<PlannedStage> proven(List<PlannedStage> planned) {
    Site site = onSite.site();
    List<Press> presses = site.presses().values().stream().map(Site.PressSite::press).toList();
    Inventory inventory = new Inventory(site.materials(), site.dies(), site.fixtures(), presses);
    if (!(new Prover(inventory).prove(onSite.recipe()) instanceof CounterExample example)) {
      return planned;
    }
    return planned.stream()
        .map(
            each ->
                each.job().stage().id().equals(example.stage())
                    ? new PlannedStage(each.job(), each.cap(), Optional.of(example.sentence()))
                    : each)
        .toList();
  }

  private PlannedStage plan(Stage stage, CellStack stack) throws SimulationRefused {
    Optional<PlannedStage> refused = Optional.empty();
    for (Press press : candidates(stage, stack)) {
      StageJob job = onSite.job(stage, press, stack);
      Optional<String> refusal = onSite.refusal(job);
      if (refusal.isEmpty()) {
        return new PlannedStage(job, job.cap(), Optional.empty());
      }
      if (refused.isEmpty()) {
        refused = Optional.of(new PlannedStage(forced(job), job.cap(), refusal));
      }
    }
    return refused.orElseThrow(() -> unfit(stage, stack));
  }

  private SimulationRefused unfit(Stage stage, CellStack stack) {
    String reasons =
        onSite.site().presses().values().stream()
            .flatMap(
                each -> Fitness.refusal(onSite.job(stage, each.press(), stack).attempt()).stream())
            .collect(Collectors.joining("; "));
    return new SimulationRefused(
        "no press for stage " + stage.id() + ": " + reasons,
        "choose a recipe this site has presses for");
  }

  /** Presses that can take the stage, whatever the envelope says of its pressure. */
  private List<Press> candidates(Stage stage, CellStack stack) {
    List<Press> able =
        onSite.site().presses().values().stream()
            .map(Site.PressSite::press)
            .filter(each -> Fitness.refusal(onSite.job(stage, each, stack).attempt()).isEmpty())
            .toList();
    List<Press> chosen =
        able.stream().filter(each -> wanted.filter(each.id()::equals).isPresent()).toList();
    return chosen.isEmpty() ? able : chosen;
  }

  /** A job whose cap does not stand in the way of its target; the press's rating still does. */
  private static StageJob forced(StageJob job) {
    if (job.cap().value().compareTo(job.target()) >= 0) {
      return job;
    }
    Cap cap =
        new Cap(
            job.target(),
            job.cap().binding(),
            job.target().times(Cap.TRIP_MARGIN * Cap.TRIP_MARGIN));
    return new StageJob(job.attempt(), job.materials(), cap, job.above(), job.planned());
  }

  private static void checkTransfer(Die from, StageJob to) throws SimulationRefused {
    if (from.bore().metres() != to.die().bore().metres()) {
      throw new SimulationRefused(
          "stage "
              + to.stage().id()
              + " moves the cell from a bore of "
              + from.bore()
              + " to "
              + to.die().bore(),
          "choose dies of the same bore");
    }
  }
}
