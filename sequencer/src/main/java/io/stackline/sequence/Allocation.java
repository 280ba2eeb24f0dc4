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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a recipe can be made on a site at all, stage by stage on the stack as it will be then,
 * and on which presses that is likely: the one the cell is in already, else the smallest that fits
 * and that nothing speaks against now. Which one a stage really gets is decided when its turn
 * comes; whoever names a press gets that one for every stage, or a refusal.
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
    DOUBT;

    /** Whether waiting can help. */
    boolean passes() {
      return this != UNFIT && this != ENVELOPE;
    }
  }

  private record Objection(Kind kind, String why) {}

  /** Every stage with its likely press, or the first stage that none fits, with all reasons. */
  List<StageJob> place() throws StartRefused {
    List<StageJob> jobs = new ArrayList<>();
    CellStack stack = CellStack.EMPTY;
    Optional<PressId> here = Optional.empty();
    for (Stage stage : onSite.recipe().stages()) {
      stack = stack.with(stage.id(), stage.adds());
      StageJob job = likely(stage, stack, here);
      jobs.add(job);
      here = Optional.of(job.press().id());
      stack = CellHistory.after(stack, stage, job.planned(), StrokeEnd.Alarms.NONE);
    }
    return jobs;
  }

  private StageJob likely(Stage stage, CellStack stack, Optional<PressId> here)
      throws StartRefused {
    List<Objection> never = new ArrayList<>();
    Optional<StageJob> likely = Optional.empty();
    boolean atOnce = false;
    for (Site.PressSite each : onSite.site().presses().values()) {
      StageJob job = onSite.job(stage, each.press(), stack);
      Optional<Objection> objection = objection(job);
      if (objection.filter(found -> !found.kind().passes()).isPresent()) {
        never.add(objection.get());
      } else if (here.equals(Optional.of(each.press().id()))) {
        return job;
      } else if (likely.isEmpty()
          || (objection.isEmpty() && !atOnce)
          || (objection.isEmpty() == atOnce && isSmaller(job, likely.get()))) {
        likely = Optional.of(job);
        atOnce = objection.isEmpty();
      }
    }
    if (likely.isEmpty()) {
      throw refused(stage, never);
    }
    return likely.get();
  }

  private static boolean isSmaller(StageJob one, StageJob other) {
    return one.press().rated().compareTo(other.press().rated()) < 0;
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
    List<StageJob> jobs = new ArrayList<>();
    CellStack stack = CellStack.EMPTY;
    for (Stage stage : onSite.recipe().stages()) {
      stack = stack.with(stage.id(), stage.adds());
      StageJob job = onSite.job(stage, only.press(), stack);
      Optional<Objection> objection = objection(job);
      if (objection.isPresent()) {
        throw refusedOn(press, stage, List.of(objection.get()));
      }
      jobs.add(job);
      stack = CellHistory.after(stack, stage, job.planned(), StrokeEnd.Alarms.NONE);
    }
    return jobs;
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

  private static StartRefused refused(Stage stage, List<Objection> objections) {
    boolean envelope = has(objections, Kind.ENVELOPE);
    return new StartRefused(
        envelope ? Refusal.Code.ENVELOPE : Refusal.Code.PRESS,
        "no press for stage " + stage.id() + ": " + told(objections),
        envelope
            ? "ask for less in a new revision of the recipe"
            : "choose a recipe this site has presses for");
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
