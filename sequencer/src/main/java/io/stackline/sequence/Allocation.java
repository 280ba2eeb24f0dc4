package io.stackline.sequence;

import io.stackline.envelope.Fitness;
import io.stackline.material.CellStack;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.recipe.Stage;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a press for every stage of a recipe: the first of the site that takes such stages, is fast
 * enough, whose envelope and resolution allow it on the stack as it will be then, and that serves
 * no other run.
 */
final class Allocation {
  private final RecipeOnSite onSite;
  private final Map<PressId, RunId> reserved;
  private final Map<PressId, String> doubts;

  /**
   * @param reserved presses that serve another run
   * @param doubts presses whose state nobody knows, with the reason
   */
  Allocation(RecipeOnSite onSite, Map<PressId, RunId> reserved, Map<PressId, String> doubts) {
    this.onSite = onSite;
    this.reserved = reserved;
    this.doubts = doubts;
  }

  private record Objection(Refusal.Code code, String why) {}

  /** Every stage with its press, or the first stage that fits none, with the reason of each. */
  List<StageJob> place() throws StartRefused {
    List<StageJob> jobs = new ArrayList<>();
    CellStack stack = CellStack.EMPTY;
    for (Stage stage : onSite.recipe().stages()) {
      stack = stack.with(stage.id(), stage.adds());
      StageJob job = place(stage, stack);
      jobs.add(job);
      stack = CellHistory.after(stack, stage, job.planned(), StrokeEnd.Alarms.NONE);
    }
    return jobs;
  }

  private StageJob place(Stage stage, CellStack stack) throws StartRefused {
    List<Objection> objections = new ArrayList<>();
    for (Site.PressSite each : onSite.site().presses().values()) {
      StageJob job = onSite.job(stage, each.press(), stack);
      Optional<Objection> objection = objection(job);
      if (objection.isEmpty()) {
        return job;
      }
      objections.add(objection.get());
    }
    throw refused(stage, objections);
  }

  private Optional<Objection> objection(StageJob job) {
    Press press = job.press();
    Optional<String> unfit = Fitness.refusal(job.attempt());
    if (unfit.isPresent()) {
      boolean takesIt = press.kinds().contains(job.kind());
      return objection(takesIt ? Refusal.Code.ENVELOPE : Refusal.Code.PRESS, unfit.get());
    }
    Optional<String> refusal = onSite.refusal(job);
    if (refusal.isPresent()) {
      return objection(Refusal.Code.ENVELOPE, press.id() + ": " + refusal.get());
    }
    RunId other = reserved.get(press.id());
    if (other != null) {
      return objection(Refusal.Code.BUSY, press.id() + " serves run " + other);
    }
    String doubt = doubts.get(press.id());
    return doubt == null
        ? Optional.empty()
        : objection(Refusal.Code.STATE, press.id() + " has not been seen at rest since: " + doubt);
  }

  private static Optional<Objection> objection(Refusal.Code code, String why) {
    return Optional.of(new Objection(code, why));
  }

  /** A press that would do but is busy weighs most: then waiting helps. */
  private static StartRefused refused(Stage stage, List<Objection> objections) {
    Refusal.Code code = Refusal.Code.PRESS;
    String remedy = "choose a recipe this site has presses for";
    if (has(objections, Refusal.Code.STATE)) {
      code = Refusal.Code.PRESS;
      remedy =
          "look at the press; it serves runs again once it has been seen READY, IDLE or COMPLETE";
    } else if (has(objections, Refusal.Code.BUSY)) {
      code = Refusal.Code.BUSY;
      remedy = "wait until the press is free";
    } else if (has(objections, Refusal.Code.ENVELOPE)) {
      code = Refusal.Code.ENVELOPE;
      remedy = "ask for less in a new revision of the recipe";
    }
    List<String> reasons = objections.stream().map(Objection::why).toList();
    String why = "no press for stage " + stage.id() + ": " + String.join("; ", reasons);
    return new StartRefused(code, why, remedy);
  }

  private static boolean has(List<Objection> objections, Refusal.Code code) {
    return objections.stream().anyMatch(each -> each.code() == code);
  }
}
