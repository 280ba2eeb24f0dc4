package io.stackline.sequence;

import io.stackline.envelope.Cap;
import io.stackline.material.CellStack;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.recipe.Question;
import io.stackline.recipe.Stage;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Note;
import io.stackline.run.Command;
import io.stackline.run.Due;
import io.stackline.run.HoldCause;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressDuty;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus.Confirmation;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.RunTrigger;
import io.stackline.run.StageState;
import io.stackline.run.Urgency;
import io.stackline.sequence.stage.Fits;
import io.stackline.sequence.stage.NewTarget;
import io.stackline.sequence.stage.Phase;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.sequence.stage.StagePhases;
import io.stackline.sequence.stage.StagePrograms;
import io.stackline.sequence.stage.StageTask;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The next state of a run while it is being decided: it lives for one decision and nobody else sees
 * it. Offers the changes there are, in the run's own words.
 */
final class Draft {
  private static final String RESTARTED = "restarted; ";

  private final Run before;
  private final Moment moment;
  private final StatusDraft status;
  private final OrderDraft orders;
  private final MoveDraft moves;
  private final List<Decision.Work> work = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private Optional<Refusal> refusal = Optional.empty();
  private Optional<Doubt> doubt = Optional.empty();
  private Optional<Refusal> unserved = Optional.empty();
  private Optional<Duty> toClear = Optional.empty();
  private CellStack stack;
  private Step step;

  Draft(Run before, Moment moment) {
    this.before = before;
    this.moment = moment;
    status = new StatusDraft(before.status(), moment.now());
    orders = new OrderDraft(before, moment);
    moves = new MoveDraft(before.moves());
    stack = before.stack();
    step = before.step();
  }

  Instant now() {
    return moment.now();
  }

  Duration readingLag() {
    return moment.readingLag();
  }

  RunState state() {
    return status.state();
  }

  String reason() {
    return status.reason();
  }

  boolean may(RunTrigger trigger) {
    return status.may(trigger);
  }

  void reason(String why) {
    status.reason(why);
  }

  /** What a press says goes into the reason unless the run has a weightier one. */
  void remark(String why) {
    if (state() == RunState.RUNNING) {
      reason(why);
    }
  }

  /** Something happens to the run that is no trouble. */
  void move(RunTrigger trigger, String why) {
    status.move(trigger, Optional.empty(), why);
  }

  /** A person holds it; its press may still move. */
  void hold(String why) {
    status.move(RunTrigger.HOLD, Optional.of(HoldCause.OPERATOR), why);
  }

  /** A person holds it while nothing moves. */
  void holdAtRest(String by) {
    hold("held by " + by);
    move(RunTrigger.AT_REST, reason());
  }

  /** It goes on where nothing has to move for it. */
  void resumeAtRest() {
    move(RunTrigger.RESUME, "");
    move(RunTrigger.GOES_ON, "");
  }

  /**
   * A person has to look; a run that is being aborted goes on aborting. What a press says after a
   * restart is told, and the restart still is what holds the run, until somebody resumes.
   */
  void trouble(HoldCause cause, String why) {
    boolean ofPress = cause == HoldCause.REFUSAL || cause == HoldCause.COMMUNICATION;
    if (ofPress && status.isHeldBy(HoldCause.RESTART)) {
      reason(RESTARTED + why);
    } else if (may(RunTrigger.TROUBLE)) {
      status.move(RunTrigger.TROUBLE, Optional.of(cause), why);
    } else {
      reason(why);
    }
  }

  /** Held until somebody has looked; a run that was being aborted goes on aborting. */
  void restarted() {
    if (state() == RunState.ABORTING) {
      reason(RESTARTED + "the press is told again to let go");
      return;
    }
    String last = reason();
    if (!last.startsWith(RESTARTED)) {
      String held = "nothing presses by itself: look at the press, then resume, stop or abort";
      last = RESTARTED + held + (last.isEmpty() ? "" : " (before: " + last + ")");
    }
    trouble(HoldCause.RESTART, last);
  }

  /** The run is over: all its stages are done, or what was under way when it was ended. */
  void end(RunTrigger how, String why) {
    status.leaveOutTheRest();
    move(how, why);
    if (state() != RunState.COMPLETE) {
      leaveToClear(why);
    }
    leavePress();
    orders.keepOnly(Set.of());
    note("sequencer", "ended " + state() + (why.isEmpty() ? "" : ": " + why));
  }

  /** Somebody has to take out what an unfinished run has left in the press it has. */
  private void leaveToClear(String why) {
    Optional<PressId> left =
        status.lastPress().filter(each -> status.standing().press().equals(Optional.of(each)));
    boolean serves = left.isPresent() && !moment.offDuty().containsKey(left.get());
    if (serves) {
      String note = "run " + before.id() + " was ended there (" + why + ")";
      toClear = Optional.of(new Duty(left.get(), PressDuty.CLEARING, now(), "sequencer", note));
    }
  }

  /** The press it has, if it has one. */
  Optional<PressId> press() {
    return status.standing().press();
  }

  /** Whether it has been given its dies. */
  boolean hasBegun() {
    return status.standing().begun().isPresent();
  }

  boolean waitsForPress() {
    return status.status().waitsForPress();
  }

  void urgency(Urgency urgency) {
    status.standing(status.standing().with(urgency));
  }

  /** It is given a press for a stage, and leaves the queue if it was there. */
  void givePress(int index, PressId press) {
    if (state() == RunState.QUEUED) {
      move(RunTrigger.ALLOTTED, "");
    }
    status.standing(status.standing().given(press, now()));
    onPress(index, press);
  }

  /** A stage is pressed on this one. */
  void onPress(int index, PressId press) {
    Press on = moment.site().press(press).press();
    status.press(index, recipeOnSite().job(recipeStage(index), on, stackIn(index)));
  }

  void leavePress() {
    status.standing(status.standing().without());
  }

  /** Presses that could do a stage, the best first; a run that names one goes nowhere else. */
  List<PressId> fits(int index) {
    return before
        .status()
        .origin()
        .press()
        .map(List::of)
        .orElseGet(() -> Fits.of(recipeOnSite(), recipeStage(index), stackIn(index)));
  }

  /** Whether nobody gets a press at present, whoever has it. */
  boolean isUnserving(PressId press) {
    return moment.offDuty().containsKey(press) || moment.doubts().containsKey(press);
  }

  /** A stage waits for one of these presses. */
  void awaitPress(int index, List<PressId> fits) {
    Instant since =
        step instanceof Queued queued && queued.stage() == index ? queued.since() : now();
    stage(index, StageState.QUEUED);
    step(new Queued(index, since, fits));
  }

  /** The die the cell lies in when a stage begins. */
  DieId cellDie(int index) {
    DieId die = stage(Math.max(0, index - 1)).die();
    for (int i = 0; i < index; i++) {
      if (stage(i).runNumber() > 0) {
        die = stage(i).die();
      }
    }
    return die;
  }

  /** Asks to take the cell out of the press it is in. */
  void askOut(int index, String text) {
    asked(index, status.askMove(index, Prompt.OUT, text), new Leaving(index));
  }

  /** Asks to put the cell into the press it was given. */
  void askIn(int index, String text) {
    asked(index, status.askMove(index, Prompt.IN, text), new Asking(index));
  }

  private void asked(int index, Prompt prompt, Step next) {
    stage(index, StageState.PROMPT);
    step(next);
    task(index, new StageTask.Ask(prompt));
  }

  Step step() {
    return step;
  }

  void step(Step next) {
    step = next;
  }

  Stage recipeStage(int index) {
    return before.recipe().stages().get(index);
  }

  StageStatus stage(int index) {
    return status.stage(index);
  }

  void stage(int index, StageState next) {
    status.stage(index, next);
  }

  boolean isLast(int index) {
    return index == status.stages() - 1;
  }

  void cap(int index, Cap cap) {
    status.cap(index, cap);
  }

  void target(int index, Pressure target, Force force) {
    status.target(index, target, force);
  }

  void result(int index, StageResult result) {
    status.result(index, result);
  }

  Phase strokePhase(int index) {
    return StagePhases.stroke(stage(index).kind());
  }

  RecipeOnSite recipeOnSite() {
    return new RecipeOnSite(moment.site(), before.recipe());
  }

  /** The stage with what really lies in the die. */
  StageJob job(int index) {
    Press press = moment.site().press(stage(index).press()).press();
    return recipeOnSite().job(recipeStage(index), press, stackIn(index));
  }

  /** A stage that is repeated finds its own layers there. */
  private CellStack stackIn(int index) {
    Stage stage = recipeStage(index);
    boolean laidIn = stack.layers().stream().anyMatch(each -> each.stage().equals(stage.id()));
    return laidIn
        ? stack
        : stack.with(stage.id(), Weighed.layers(stage.adds(), status.prompts(index)));
  }

  /**
   * A person leaves a stage out. Its layers count as laid in, for nobody knows better and a layer
   * more never raises a cap.
   */
  void skip(int index) {
    stack = stackIn(index);
    stage(index, StageState.SKIPPED);
  }

  /** The cell remembers the stage. */
  void remember(int index, CellStack.Stroke stroke, StrokeEnd.Alarms alarms) {
    stack = CellHistory.after(stackIn(index), recipeStage(index), stroke, alarms);
  }

  int asked(int index) {
    return status.asked(index);
  }

  /** Something that is only to be confirmed. */
  void ask(int index, String text) {
    ask(index, new Question(text));
  }

  void ask(int index, Question question) {
    asked(index, status.ask(index, question), new Asking(index));
  }

  Optional<Prompt> openPrompt() {
    return status.openPrompt();
  }

  void confirm(Prompt prompt, Command.Confirm command, Map<String, String> entries) {
    status.confirm(prompt, new Confirmation(command.by(), now(), command.note(), entries));
  }

  /** All dies of the site. */
  Collection<Die> dies() {
    return moment.site().dies().values();
  }

  /** What it is at takes longer than it should: told once. */
  void overstayed(Instant by) {
    Optional<Due> late =
        status.due().filter(each -> each.by().equals(by) && !each.overdue() && !now().isBefore(by));
    if (late.isPresent() && state() != RunState.HELD) {
      status.due(late.map(Due::late));
      note("sequencer", "overdue: " + late.get().text());
    }
  }

  OrderDraft orders() {
    return orders;
  }

  MoveDraft moves() {
    return moves;
  }

  /** Orders a stroke under a number nobody has used. */
  void run(int index, StageJob job) {
    long runNumber = orders.drawRunNumber(stage(index));
    status.runNumber(index, runNumber);
    target(index, job.target(), job.targetForce());
    stage(index, StageState.PREPARING);
    step(new Stroke(index, runNumber, Stroke.Course.GOING, now(), false));
    OrderId id = orders.send(stage(index).press(), Sent.Purpose.STROKE);
    PressOrder order =
        new PressOrder.RunProgram(
            id,
            moment.term(),
            before.id(),
            stage(index).id(),
            StagePrograms.program(job, runNumber),
            StagePrograms.limits(job, runNumber));
    task(index, new StageTask.Tell(order));
  }

  /** Orders something about a stroke that was ordered before. */
  void tell(Stroke stroke, Sent.Purpose purpose) {
    PressOrder order = orders.about(stage(stroke.stage()), stroke.runNumber(), purpose);
    task(stroke.stage(), new StageTask.Tell(order));
  }

  /** Orders another target for a hold under way. */
  void adjust(Stroke stroke, NewTarget.Granted target) {
    PressOrder.Adjust order =
        orders.adjust(stage(stroke.stage()), stroke.runNumber(), target.force());
    moves.add(
        new Move(
            stroke.runNumber(),
            order.id(),
            target.pressure(),
            target.force(),
            now(),
            Move.Turnout.ASKED,
            Optional.empty()));
    task(stroke.stage(), new StageTask.Tell(order));
  }

  void task(int index, StageTask task) {
    work.add(new Decision.Work(stage(index).id(), stage(index).kind(), task));
  }

  void note(String who, String text) {
    notes.add(new Note(moment.now(), who, text));
  }

  void refuse(Refusal.Code code, String why, String remedy) {
    refuse(new Refusal(code, why, remedy));
  }

  void refuse(Refusal why) {
    refusal = Optional.of(why);
  }

  /** Why the press of a stage gets no work now, or empty if it does. */
  Optional<Refusal> offDuty(int index) {
    return Optional.ofNullable(moment.offDuty().get(stage(index).press())).map(OffDuty::refusal);
  }

  /** A stage would have been pressed now, but its press gets no work. */
  void unserved(Refusal why) {
    unserved = Optional.of(why);
  }

  Optional<Refusal> unserved() {
    return unserved;
  }

  /** Nobody knows the state of the press of a stage. */
  void doubt(int index, String reason) {
    doubt = Optional.of(new Doubt(stage(index).press(), Optional.of(reason)));
  }

  boolean isRefused() {
    return refusal.isPresent();
  }

  /** A refused command changes nothing. */
  Decision decision() {
    if (isRefused()) {
      return new Decision(
          before,
          refusal,
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          moment.numbers());
    }
    status.due(Dues.next(this, moment, before, status.due()));
    Run next = new Run(status.status(), before.recipe(), stack, step, orders.out(), moves.all());
    return new Decision(
        next, refusal, work, orders.strokes(), notes, doubt, toClear, orders.numbers());
  }
}
