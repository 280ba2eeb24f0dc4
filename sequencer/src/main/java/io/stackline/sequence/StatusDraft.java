package io.stackline.sequence;

import io.stackline.envelope.Cap;
import io.stackline.press.PressId;
import io.stackline.recipe.Question;
import io.stackline.run.Due;
import io.stackline.run.HoldCause;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Confirmation;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.RunTransitions;
import io.stackline.run.RunTrigger;
import io.stackline.run.StageState;
import io.stackline.run.StageTransitions;
import io.stackline.run.Standing;
import io.stackline.run.Verdict;
import io.stackline.sequence.stage.StageJob;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The status of a run while it is being decided. */
final class StatusDraft {
  private final RunStatus before;
  private final Instant now;
  private final List<StageStatus> stages;
  private final List<Prompt> prompts;
  private RunState state;
  private Optional<HoldCause> cause;
  private String reason;
  private Instant since;
  private Optional<Instant> ended;
  private Standing standing;
  private Optional<Due> due;

  StatusDraft(RunStatus before, Instant now) {
    this.before = before;
    this.now = now;
    stages = new ArrayList<>(before.stages());
    prompts = new ArrayList<>(before.prompts());
    state = before.state();
    cause = before.cause();
    reason = before.reason();
    since = before.since();
    ended = before.ended();
    standing = before.standing();
    due = before.due();
  }

  Standing standing() {
    return standing;
  }

  void standing(Standing next) {
    standing = next;
  }

  Optional<Due> due() {
    return due;
  }

  void due(Optional<Due> next) {
    due = next;
  }

  RunState state() {
    return state;
  }

  boolean isHeldBy(HoldCause what) {
    return state == RunState.HELD && cause.equals(Optional.of(what));
  }

  String reason() {
    return reason;
  }

  /** Whether this can happen to the run as it is now. */
  boolean may(RunTrigger trigger) {
    return RunTransitions.after(state, trigger).isPresent();
  }

  /**
   * It happens.
   *
   * @param by by what the run is held from now on; counts only if it then is
   */
  void move(RunTrigger trigger, Optional<HoldCause> by, String why) {
    RunState next =
        RunTransitions.after(state, trigger)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "run " + before.id() + " is " + state + ", which knows no " + trigger));
    if (next != state) {
      since = now;
    }
    state = next;
    cause = next.isHolding() ? by.or(() -> cause) : Optional.empty();
    reason = why;
    if (next.isEnded()) {
      ended = Optional.of(now);
    }
  }

  void reason(String why) {
    reason = why;
  }

  StageStatus stage(int index) {
    return stages.get(index);
  }

  int stages() {
    return stages.size();
  }

  void stage(int index, StageState next) {
    StageStatus old = stages.get(index);
    if (!StageTransitions.may(old.state(), next)) {
      throw new IllegalStateException(
          "stage " + old.id() + " is " + old.state() + " and never becomes " + next);
    }
    replace(index, next, Shown.of(old), old.runNumber());
  }

  void cap(int index, Cap cap) {
    StageStatus old = stages.get(index);
    replace(index, old.state(), new Shown(cap.value(), cap.rule()), old.runNumber());
  }

  /** It is pressed on this one, whatever was likely before. */
  void press(int index, StageJob job) {
    StageStatus old = stages.get(index);
    stages.set(
        index,
        new StageStatus(
            old.id(),
            old.kind(),
            old.title(),
            job.press().id(),
            old.die(),
            old.state(),
            old.target(),
            old.targetForce(),
            job.cap().value(),
            job.cap().rule(),
            old.dwellRequired(),
            old.runNumber(),
            old.result()));
  }

  void target(int index, Pressure target, Force force) {
    StageStatus old = stages.get(index);
    stages.set(
        index,
        new StageStatus(
            old.id(),
            old.kind(),
            old.title(),
            old.press(),
            old.die(),
            old.state(),
            target,
            force,
            old.cap(),
            old.capRule(),
            old.dwellRequired(),
            old.runNumber(),
            old.result()));
  }

  void runNumber(int index, long runNumber) {
    StageStatus old = stages.get(index);
    replace(index, old.state(), Shown.of(old), runNumber);
  }

  /** A cap as a status tells it. */
  private record Shown(Pressure value, String rule) {
    static Shown of(StageStatus status) {
      return new Shown(status.cap(), status.capRule());
    }
  }

  private void replace(int index, StageState next, Shown cap, long runNumber) {
    stages.set(index, copy(stages.get(index), next, cap, runNumber, stages.get(index).result()));
  }

  void result(int index, StageResult result) {
    StageStatus old = stages.get(index);
    stages.set(index, copy(old, old.state(), Shown.of(old), old.runNumber(), Optional.of(result)));
  }

  private static StageStatus copy(
      StageStatus old, StageState state, Shown cap, long runNumber, Optional<StageResult> result) {
    return new StageStatus(
        old.id(),
        old.kind(),
        old.title(),
        old.press(),
        old.die(),
        state,
        old.target(),
        old.targetForce(),
        cap.value(),
        cap.rule(),
        old.dwellRequired(),
        runNumber,
        result);
  }

  /** What becomes of stages whose turn will not come any more. */
  void leaveOutTheRest() {
    for (int i = 0; i < stages.size(); i++) {
      if (!stages.get(i).state().isOver()) {
        stage(i, StageState.NOT_PRESSED);
      }
    }
  }

  /** The press in which the cell lies, or may lie: it was pressed there last, or laid in. */
  Optional<PressId> lastPress() {
    Optional<PressId> last = Optional.empty();
    for (StageStatus each : stages) {
      boolean laidIn =
          prompts.stream()
              .anyMatch(
                  prompt ->
                      prompt.stage().equals(each.id())
                          && prompt.confirmed().isPresent()
                          && !prompt.takesOut());
      if (laidIn || each.runNumber() > 0) {
        last = Optional.of(each.press());
      }
    }
    return last;
  }

  /** How often the operator was asked in a stage, moves between presses apart. */
  int asked(int index) {
    String stage = stages.get(index).id();
    return (int)
        prompts.stream()
            .filter(each -> each.stage().equals(stage))
            .filter(each -> !each.moves())
            .count();
  }

  /** Asks for a move between presses: {@link Prompt#OUT} or {@link Prompt#IN}. */
  Prompt askMove(int index, String move, String text) {
    String stage = stages.get(index).id();
    String start = stage + move;
    long before = prompts.stream().filter(each -> each.id().startsWith(start)).count();
    String id = before == 0 ? start : start + (before + 1);
    Prompt prompt = new Prompt(id, stage, text, now, Optional.empty());
    prompts.add(prompt);
    return prompt;
  }

  Prompt ask(int index, Question question) {
    String stage = stages.get(index).id();
    String id = stage + "." + (asked(index) + 1);
    Prompt prompt = new Prompt(id, stage, question.text(), now, Optional.empty(), question.asks());
    prompts.add(prompt);
    return prompt;
  }

  /** All that was asked in a stage so far. */
  List<Prompt> prompts(int index) {
    String stage = stages.get(index).id();
    return prompts.stream().filter(each -> each.stage().equals(stage)).toList();
  }

  Optional<Prompt> openPrompt() {
    return prompts.stream().filter(each -> each.confirmed().isEmpty()).findFirst();
  }

  void confirm(Prompt prompt, Confirmation confirmation) {
    prompts.replaceAll(
        each ->
            each.equals(prompt)
                ? new Prompt(
                    each.id(),
                    each.stage(),
                    each.text(),
                    each.asked(),
                    Optional.of(confirmation),
                    each.asks())
                : each);
  }

  /**
   * A run that goes on is not judged yet, unless a stage of it has spoilt it already; one that left
   * out a stage has deviated from its recipe.
   */
  private Verdict verdict() {
    boolean broken = state == RunState.ABORTED || state == RunState.STOPPED;
    Verdict verdict = broken ? Verdict.INCONCLUSIVE : Verdict.OPEN;
    for (StageStatus each : stages) {
      Verdict usual =
          each.state() == StageState.SKIPPED ? Verdict.PASS_WITH_DEVIATION : Verdict.OPEN;
      verdict = verdict.and(each.result().map(StageResult::verdict).orElse(usual));
    }
    return verdict == Verdict.PASS && !state.isEnded() ? Verdict.OPEN : verdict;
  }

  RunStatus status() {
    return new RunStatus(
        before.id(),
        before.recipe(),
        state,
        cause,
        reason,
        since,
        before.startedBy(),
        before.started(),
        ended,
        verdict(),
        before.bindings(),
        stages,
        prompts,
        before.origin(),
        standing,
        due);
  }
}
