package io.stackline.launch.simulate;

import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.List;

/** Presses a planned run, stage after stage, with one cell. */
public final class Simulation {
  private Simulation() {}

  /** Whoever watches a long simulation. */
  public interface Watcher {
    /**
     * A stage has come so far.
     *
     * @param share of the stage, 0 to 1
     */
    void at(String stage, double share);
  }

  /**
   * The stages in their order, up to the first that a press breaks off.
   *
   * @param plan at least one stage, planned from the recipe that was assumed
   */
  public static RunPrediction run(
      Site site, Assumed assumed, List<PlannedStage> plan, Watcher watcher)
      throws SimulationRefused {
    SimulatedCell cell = new SimulatedCell(site, plan.get(0).job().die().bore());
    List<StagePrediction> predictions = new ArrayList<>();
    for (PlannedStage each : plan) {
      String id = each.job().stage().id();
      StagePrediction prediction = Stroke.press(each, cell, share -> watcher.at(id, share));
      predictions.add(prediction);
      if (!prediction.completed()) {
        break;
      }
    }
    return new RunPrediction(site, assumed, plan, predictions);
  }
}
