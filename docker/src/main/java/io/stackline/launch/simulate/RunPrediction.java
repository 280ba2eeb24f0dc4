package io.stackline.launch.simulate;

import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a whole run is expected to do.
 *
 * @param plan every stage
 * @param stages those that were pressed, all of them unless a press broke one off
 */
public record RunPrediction(
    Site site, Assumed assumed, List<PlannedStage> plan, List<StagePrediction> stages) {
  public RunPrediction {
    plan = List.copyOf(plan);
    stages = List.copyOf(stages);
  }

  public Recipe recipe() {
    return assumed.written();
  }

  /** Everything nobody has said and the prediction takes for granted, one sentence each. */
  public List<String> assumptions() {
    List<String> told = new ArrayList<>();
    assumed.assumptions().forEach(each -> told.add(each.toString()));
    for (StagePrediction each : stages) {
      each.hold().ifPresent(hold -> told.add(cycling(each.planned().job().stage().id(), hold)));
    }
    return told;
  }

  private static String cycling(String stage, StagePrediction.Hold hold) {
    return hold.breathing()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%s.cycling = charged and discharged in %d h each from when the target is "
                        + "reached; the cell has %.2f mAh/cm² and grows by %.1f µm when charged",
                    stage,
                    Breathing.HALF_CYCLE.toHours(),
                    each.capacity().toMAhPerCm2(),
                    each.full().metres() * 1e6))
        .orElse(
            stage
                + ".cycling = none: the materials state no capacity or no swelling to cycle with");
  }

  /** Time the presses take, s; what operators do in between is not in it. */
  public double durationS() {
    return stages.stream().mapToDouble(each -> each.figures().durationS()).sum();
  }

  /** Whether every stage came to its end. */
  public boolean completed() {
    return stages.size() == plan.size() && stages.stream().allMatch(StagePrediction::completed);
  }
}
