package io.stackline.sequence;

import io.stackline.envelope.Fitness;
import io.stackline.material.CellStack;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.recipe.Stage;
import io.stackline.record.RunJournal.Duty;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressDuty;
import io.stackline.run.Refusal;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a press for every stage of a recipe: the first of the site that takes such stages, is fast
 * enough, whose envelope and resolution allow it on the stack as it will be then, and that serves
 * no other run and is not off duty. Whoever names a press gets that one for every stage, or a
 * refusal.
 */
final class Allocation {
  private static final String AT_REST =
      "look at the press; it serves runs again once it has been seen READY, IDLE or COMPLETE";
  private static final String OFF_DUTY = PressDuty.REMEDY + ", then start again";
  private static final String TO_CLEAR = PressDuty.CLEARING.remedy() + ", and start again";
  private static final String FREE = "wait until the press is free";

  private final RecipeOnSite onSite;
  private final Map<PressId, Reserved> reserved;
  private final Moment moment;

  /**
   * @param reserved presses that serve another run
   * @param moment tells the presses that nobody knows the state of, or that are off duty
   */
  Allocation(RecipeOnSite onSite, Map<PressId, Reserved> reserved, Moment moment) {
    this.onSite = onSite;
    this.reserved = reserved;
    this.moment = moment;
  }

  /** Why a press is not taken; the later ones pass by themselves or by a person's doing. */
  private enum Kind {
    UNFIT,
    ENVELOPE,
    OFF_DUTY,
    TO_CLEAR,
    BUSY,
    DOUBT
  }

  private record Objection(Kind kind, String why) {}

  /** Every stage with its press, or the first stage that fits none, with the reason of each. */
  List<StageJob> place() throws StartRefused {
    return place(onSite.site().presses().values(), Optional.empty());
  }

  /** Every stage on this press, or the first stage it does not take, with the reason. */
  List<StageJob> placeOn(PressId press) throws StartRefused {
    Site.PressSite only = onSite.site().presses().get(press);
    if (only == null) {
      throw new StartRefused(
          Refusal.Code.UNKNOWN,
          "there is no press " + press,
          "known presses: " + onSite.site().presses().keySet());
    }
    return place(List.of(only), Optional.of(press));
  }

  private List<StageJob> place(Collection<Site.PressSite> presses, Optional<PressId> only)
      throws StartRefused {
    List<StageJob> jobs = new ArrayList<>();
    CellStack stack = CellStack.EMPTY;
    for (Stage stage : onSite.recipe().stages()) {
      stack = stack.with(stage.id(), stage.adds());
      List<Objection> objections = new ArrayList<>();
      Optional<StageJob> job = place(stage, stack, presses, objections);
      if (job.isEmpty()) {
        throw only.isPresent()
            ? refusedOn(only.get(), stage, objections)
            : refused(stage, objections);
      }
      jobs.add(job.get());
      stack = CellHistory.after(stack, stage, job.get().planned(), StrokeEnd.Alarms.NONE);
    }
    return jobs;
  }

  private Optional<StageJob> place(
      Stage stage,
      CellStack stack,
      Collection<Site.PressSite> presses,
      List<Objection> objections) {
    for (Site.PressSite each : presses) {
      StageJob job = onSite.job(stage, each.press(), stack);
      Optional<Objection> objection = objection(job);
      if (objection.isEmpty()) {
        return Optional.of(job);
      }
      objections.add(objection.get());
    }
    return Optional.empty();
  }

  private Optional<Objection> objection(StageJob job) {
    Press press = job.press();
    Optional<String> unfit = Fitness.refusal(job.attempt());
    if (unfit.isPresent()) {
      boolean takesIt = press.kinds().contains(job.kind());
      return objection(takesIt ? Kind.ENVELOPE : Kind.UNFIT, unfit.get());
    }
    Optional<String> refusal = onSite.refusal(job);
    if (refusal.isPresent()) {
      return objection(Kind.ENVELOPE, press.id() + ": " + refusal.get());
    }
    String doubt = moment.doubts().get(press.id());
    if (doubt != null) {
      return objection(Kind.DOUBT, press.id() + " has not been seen at rest since: " + doubt);
    }
    Duty duty = moment.offDuty().get(press.id());
    if (duty != null) {
      Kind kind = duty.duty() == PressDuty.CLEARING ? Kind.TO_CLEAR : Kind.OFF_DUTY;
      return objection(kind, OffDuty.why(duty));
    }
    Reserved other = reserved.get(press.id());
    return other == null
        ? Optional.empty()
        : objection(Kind.BUSY, press.id() + " serves run " + other.run());
  }

  private static Optional<Objection> objection(Kind kind, String why) {
    return Optional.of(new Objection(kind, why));
  }

  /** Of all presses, one that would do but for its present state weighs most: that can change. */
  private static StartRefused refused(Stage stage, List<Objection> objections) {
    Refusal.Code code = Refusal.Code.PRESS;
    String remedy = "choose a recipe this site has presses for";
    if (has(objections, Kind.DOUBT)) {
      remedy = AT_REST;
    } else if (has(objections, Kind.BUSY)) {
      code = Refusal.Code.BUSY;
      remedy = FREE;
    } else if (has(objections, Kind.TO_CLEAR)) {
      code = Refusal.Code.STATE;
      remedy = TO_CLEAR;
    } else if (has(objections, Kind.OFF_DUTY)) {
      code = Refusal.Code.STATE;
      remedy = OFF_DUTY;
    } else if (has(objections, Kind.ENVELOPE)) {
      code = Refusal.Code.ENVELOPE;
      remedy = "ask for less in a new revision of the recipe";
    }
    return new StartRefused(
        code, "no press for stage " + stage.id() + ": " + told(objections), remedy);
  }

  /** A recipe that needs another press is no fault of it: it is only not one for this press. */
  private static StartRefused refusedOn(PressId press, Stage stage, List<Objection> objections) {
    Refusal.Code code = Refusal.Code.STATE;
    String remedy = "start it without naming a press, or choose a recipe for this press";
    if (has(objections, Kind.DOUBT)) {
      code = Refusal.Code.PRESS;
      remedy = AT_REST;
    } else if (has(objections, Kind.BUSY)) {
      code = Refusal.Code.BUSY;
      remedy = FREE;
    } else if (has(objections, Kind.TO_CLEAR)) {
      remedy = TO_CLEAR;
    } else if (has(objections, Kind.OFF_DUTY)) {
      remedy = OFF_DUTY;
    }
    return new StartRefused(
        code,
        press + " alone does not make the recipe, stage " + stage.id() + ": " + told(objections),
        remedy);
  }

  private static String told(List<Objection> objections) {
    return String.join("; ", objections.stream().map(Objection::why).toList());
  }

  private static boolean has(List<Objection> objections, Kind kind) {
    return objections.stream().anyMatch(each -> each.kind() == kind);
  }
}
