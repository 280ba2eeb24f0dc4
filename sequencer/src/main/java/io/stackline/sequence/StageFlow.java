package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.recipe.Stage;
import io.stackline.run.HoldCause;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.RunTrigger;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.sequence.stage.Phase;
import io.stackline.sequence.stage.StageJob;
import io.stackline.sequence.stage.StagePhases;
import io.stackline.sequence.stage.StageTask;
import java.util.List;
import java.util.Optional;

/** Steps a run through the phases of its stages, as {@link StagePhases} tells them. */
final class StageFlow {
  private StageFlow() {}

  /** Enters a stage. */
  static void enter(Draft draft, int stage) {
    to(draft, stage, StagePhases.first(draft.stage(stage).kind()));
  }

  /** Goes on to the phase that follows. */
  static void after(Draft draft, int stage, Phase phase) {
    Optional<Phase> next = StagePhases.after(draft.stage(stage).kind(), phase);
    if (next.isPresent()) {
      to(draft, stage, next.get());
    } else {
      over(draft, stage);
    }
  }

  /** Does what a phase does; where it has to wait, the step tells for what. */
  static void to(Draft draft, int stage, Phase phase) {
    switch (phase) {
      case ALLOT -> allot(draft, stage);
      case ASK -> ask(draft, stage);
      case CHECK -> check(draft, stage);
      case PRESS, HOLD_STACK_PRESSURE -> press(draft, stage);
      case JUDGE -> judge(draft, stage);
      case WRITE_DOWN -> writeDown(draft, stage);
    }
  }

  /**
   * A cell stays in its press as long as that does: nobody has to move it. Else it is taken out
   * first, and waits with no press in its hands.
   */
  private static void allot(Draft draft, int stage) {
    List<PressId> fits = draft.fits(stage);
    Optional<PressId> here = draft.press();
    if (here.isPresent() && stays(draft, here.get(), fits)) {
      draft.onPress(stage, here.get());
      after(draft, stage, Phase.ALLOT);
    } else if (here.isPresent()) {
      draft.askOut(
          stage, "Take die " + draft.cellDie(stage) + " with the cell out of " + here.get() + ".");
    } else if (fits.isEmpty()) {
      notPressed(draft, stage, "no press of the site takes it any more");
    } else {
      draft.awaitPress(stage, fits);
    }
  }

  /** A press somebody services or nobody knows the state of is left, if there is another. */
  private static boolean stays(Draft draft, PressId here, List<PressId> fits) {
    boolean alone = fits.isEmpty() || fits.equals(List.of(here));
    return alone || (fits.contains(here) && !draft.isUnserving(here));
  }

  /**
   * The run is given a press. Somebody is asked before anything moves there: to put the cell in, or
   * what the recipe asks before its first stage.
   */
  static void given(Draft draft, int stage, PressId press) {
    boolean first = !draft.hasBegun();
    draft.givePress(stage, press);
    draft.task(stage, new StageTask.Allot(press));
    DieId die = draft.stage(stage).die();
    if (!first) {
      DieId from = draft.cellDie(stage);
      draft.askIn(
          stage,
          from.equals(die)
              ? "Put die " + die + " with the cell into " + press + "."
              : "Bring die " + from + " with the cell, and die " + die + ", to " + press + ".");
    } else if (draft.recipeStage(stage).pressing().prompts().isEmpty()) {
      draft.askIn(stage, "Put die " + die + " into " + press + ".");
    } else {
      after(draft, stage, Phase.ALLOT);
    }
  }

  private static void ask(Draft draft, int stage) {
    Stage asking = draft.recipeStage(stage);
    int asked = draft.asked(stage);
    if (asked < asking.pressing().prompts().size()) {
      draft.ask(stage, asking.pressing().prompts().get(asked));
    } else {
      after(draft, stage, Phase.ASK);
    }
  }

  /** The press refused it or the cap forbade it: the operator decides on another attempt. */
  static void askAgain(Draft draft, int stage) {
    if (draft.press().isEmpty()) {
      to(draft, stage, Phase.ALLOT);
      return;
    }
    draft.ask(
        stage,
        "\""
            + draft.stage(stage).title()
            + "\" was not pressed. Look at press, die and cell: "
            + "press again?");
  }

  private static void check(Draft draft, int stage) {
    StageJob job = draft.job(stage);
    draft.cap(stage, job.cap());
    Optional<String> refusal = draft.recipeOnSite().refusal(job);
    if (refusal.isPresent()) {
      notPressed(draft, stage, refusal.get());
    } else {
      draft.task(stage, new StageTask.Check(job.cap()));
      after(draft, stage, Phase.CHECK);
    }
  }

  private static void press(Draft draft, int stage) {
    Optional<Refusal> offDuty = draft.offDuty(stage);
    if (offDuty.isPresent()) {
      draft.unserved(offDuty.get());
      notPressed(draft, stage, offDuty.get().toString());
    } else {
      draft.run(stage, draft.job(stage));
    }
  }

  static void notPressed(Draft draft, int stage, String reason) {
    draft.stage(stage, StageState.NOT_PRESSED);
    draft.step(new NotPressed(stage));
    if (draft.state().isEnding()) {
      ended(draft);
    } else {
      draft.trouble(HoldCause.REFUSAL, reason);
    }
  }

  private static void judge(Draft draft, int stage) {
    if (draft.step() instanceof Judging judging) {
      draft.task(
          stage,
          new StageTask.Judge(
              draft.job(stage),
              judging.runNumber(),
              judging.end(),
              draft.moves().moved(judging.runNumber())));
    }
  }

  private static void writeDown(Draft draft, int stage) {
    StageResult result = draft.stage(stage).result().orElseThrow();
    draft.stage(stage, StageState.DONE);
    draft.task(stage, new StageTask.WriteDown(result));
    after(draft, stage, Phase.WRITE_DOWN);
  }

  /** Every phase is done: on to the next stage, unless somebody has to look first. */
  private static void over(Draft draft, int stage) {
    StageStatus done = draft.stage(stage);
    Verdict verdict = done.result().orElseThrow().verdict();
    boolean good = verdict == Verdict.PASS || verdict == Verdict.PASS_WITH_DEVIATION;
    boolean complete = draft.step() instanceof Judged judged && judged.complete();
    if (draft.state().isEnding()) {
      ended(draft);
    } else if (draft.state() == RunState.HELD) {
      draft.reason(told(done) + remedy(complete));
    } else if (good || (complete && draft.isLast(stage))) {
      next(draft, stage);
    } else {
      draft.trouble(HoldCause.VERDICT, told(done) + remedy(complete));
    }
  }

  private static String remedy(boolean complete) {
    return complete
        ? "; resume to accept it and go on, stop or abort"
        : "; decide to repeat or to skip it, stop or abort";
  }

  private static String told(StageStatus stage) {
    StageResult result = stage.result().orElseThrow();
    String findings = String.join("; ", result.findings());
    return "stage "
        + stage.id()
        + " ended "
        + result.verdict()
        + (findings.isEmpty() ? "" : ": " + findings);
  }

  /** Enters the stage after this one, or ends the run. */
  static void next(Draft draft, int stage) {
    if (draft.isLast(stage)) {
      draft.step(new Over(stage));
      draft.end(RunTrigger.DONE, "");
    } else {
      enter(draft, stage + 1);
    }
  }

  /** Nothing of a run that was stopped or aborted is under way any more. */
  static void ended(Draft draft) {
    ended(draft, draft.reason());
  }

  static void ended(Draft draft, String reason) {
    draft.step(new Over(draft.step().stage()));
    draft.end(RunTrigger.OVER, reason);
  }
}
