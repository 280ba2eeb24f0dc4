package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.press.PressId;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Stage;
import io.stackline.run.Command;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.RecipeRef;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.run.Standing;
import io.stackline.run.Verdict;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides whether a run may start: the whole recipe is checked first, stage by stage on the growing
 * stack, so that no cell is half made before a stage turns out to be forbidden.
 */
final class Admission {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** An id has 64 characters: 15 for the stamp, 5 for a counter, 2 dashes. */
  private static final int NAME_MAX = 42;

  private static final int COUNTER_MAX = 9999;

  /** Runs under way and waiting: some days of work for dozens of presses. */
  static final int LIVE_MAX = 500;

  private final Moment moment;
  private final Collection<Run> live;
  private final Predicate<RunId> taken;
  private final Policy policy;

  /**
   * @param live runs that have not ended
   * @param taken whether a run of this name was ever started
   */
  Admission(Moment moment, Collection<Run> live, Predicate<RunId> taken, Policy policy) {
    this.moment = moment;
    this.live = live;
    this.taken = taken;
    this.policy = policy;
  }

  /**
   * Takes the run on. It begins at once if dies and a press are there and nobody comes first, and
   * waits for them if not; a run that names its press begins at once or is refused, for a person
   * stands there.
   */
  Decision start(Command.StartRun command) throws StartRefused {
    if (live.size() >= LIVE_MAX) {
      throw new StartRefused(
          Refusal.Code.BUSY,
          LIVE_MAX + " runs are under way or wait already",
          "wait until some have ended, or stop some that wait");
    }
    Recipe recipe = recipe(command);
    ControlRecipe bound = bound(recipe, command.bindings());
    DiesToday dies = DiesToday.of(bound, moment);
    if (dies.refusal().isPresent()) {
      throw new StartRefused(dies.refusal().get());
    }
    RecipeOnSite onSite = new RecipeOnSite(moment.site(), bound);
    Allocation allocation = new Allocation(onSite, Reserved.by(live), moment);
    Optional<PressId> press = command.origin().press();
    List<StageJob> jobs = press.isPresent() ? allocation.placeOn(press.get()) : allocation.place();
    if (press.isPresent()) {
      refuseUsed(bound);
    }
    RunStatus status =
        new RunStatus(
            name(recipe.id()),
            new RecipeRef(recipe.id(), recipe.revision(), recipe.hash()),
            RunState.QUEUED,
            Optional.empty(),
            "",
            moment.now(),
            command.by(),
            moment.now(),
            Optional.empty(),
            Verdict.OPEN,
            command.bindings(),
            jobs.stream().map(Admission::stage).toList(),
            List.of(),
            command.origin(),
            Standing.waiting(command.urgency()),
            Optional.empty());
    Step waiting = new Queued(0, moment.now(), List.of());
    Run run = new Run(status, bound, CellStack.EMPTY, waiting, List.of(), List.of());
    Draft draft = new Draft(run, moment);
    draft.note(command.by(), started(recipe, command));
    dies.warnings().forEach(each -> draft.note("sequencer", each));
    StageFlow.enter(draft, 0);
    Optional<PressId> atOnce = press.isPresent() ? press : granted(status, draft);
    atOnce.ifPresent(each -> StageFlow.given(draft, 0, each));
    return draft.decision();
  }

  /** The press it gets at once, if it gets one. */
  private Optional<PressId> granted(RunStatus run, Draft draft) {
    Waiting waiting =
        new Waiting(
            run.id(),
            run.standing().urgency(),
            moment.now(),
            false,
            draft.step() instanceof Queued queued ? queued.fits() : List.of(),
            run.stages().stream().map(StageStatus::die).collect(Collectors.toSet()));
    LineView line = LineQueue.view(live, moment).with(waiting);
    return policy.grants(line).stream()
        .filter(each -> each.run().equals(run.id()))
        .map(Grant::press)
        .findFirst();
  }

  /** A person who stands at the press does not wait for dies. */
  private void refuseUsed(ControlRecipe recipe) throws StartRefused {
    for (Run each : live) {
      for (Stage stage : recipe.stages()) {
        if (each.status().dies().contains(stage.die())) {
          throw new StartRefused(
              Refusal.Code.BUSY,
              "die " + stage.die() + " is with run " + each.id(),
              "wait until it is free, or bind another die");
        }
      }
    }
  }

  private static String started(Recipe recipe, Command.StartRun command) {
    String what = "started recipe " + recipe.id() + " revision " + recipe.revision();
    if (!command.bindings().isEmpty()) {
      what += " with " + new TreeMap<>(command.bindings());
    }
    return command.origin().job().isEmpty() ? what : what + " for job " + command.origin().job();
  }

  private ControlRecipe bound(Recipe recipe, Map<String, String> bindings) throws StartRefused {
    try {
      return Binder.bind(recipe, bindings, moment.site().dies());
    } catch (BindingRefused e) {
      throw new StartRefused(Refusal.Code.ARGUMENT, e.reason(), e.remedy());
    }
  }

  private Recipe recipe(Command.StartRun command) throws StartRefused {
    Recipe recipe = moment.site().recipes().get(command.recipe());
    if (recipe == null) {
      throw new StartRefused(
          Refusal.Code.UNKNOWN,
          "there is no recipe " + command.recipe(),
          "known recipes: " + moment.site().recipes().keySet());
    }
    if (command.revision() != 0 && command.revision() != recipe.revision()) {
      throw new StartRefused(
          Refusal.Code.UNKNOWN,
          "recipe "
              + recipe.id()
              + " has revision "
              + recipe.revision()
              + ", not "
              + command.revision(),
          "ask for revision " + recipe.revision() + ", or 0 for the newest");
    }
    if (recipe.status() != Recipe.Status.APPROVED) {
      throw new StartRefused(
          Refusal.Code.STATE,
          "recipe " + recipe.id() + " is " + recipe.status(),
          "only an APPROVED recipe runs");
    }
    if (recipe.stages().isEmpty()) {
      throw new StartRefused(
          Refusal.Code.ARGUMENT, "recipe " + recipe.id() + " has no stages", "add a stage");
    }
    return recipe;
  }

  private static StageStatus stage(StageJob job) {
    return new StageStatus(
        job.stage().id(),
        job.kind(),
        job.stage().title(),
        job.press().id(),
        job.die().id(),
        StageState.WAITING,
        job.target(),
        job.targetForce(),
        job.cap().value(),
        job.cap().rule(),
        job.dwell(),
        0,
        Optional.empty());
  }

  private RunId name(RecipeId recipe) throws StartRefused {
    String name = recipe.value();
    String start = name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
    Instant now = moment.now();
    RunId id = new RunId(STAMP.format(now) + "-" + start);
    for (int n = 2; n <= COUNTER_MAX; n++) {
      if (!taken.test(id)) {
        return id;
      }
      id = new RunId(STAMP.format(now) + "-" + start + "-" + n);
    }
    throw new StartRefused(
        Refusal.Code.BUSY, COUNTER_MAX + " runs were started this second", "try again");
  }
}
