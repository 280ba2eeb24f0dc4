package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.run.Command;
import io.stackline.run.Refusal;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.sequence.stage.Phase;
import java.util.Optional;

/** The operator was asked; the open prompt is in the run's status. */
record Asking(int stage) implements Step {
  private static final int NOTE_MAX = 1000;

  @Override
  public void confirm(Draft draft, Command.Confirm command) {
    if (takes(draft, command)) {
      StageFlow.to(draft, stage, Phase.ASK);
    }
  }

  /** Whether it confirms the open prompt and says all that is asked; else it is refused. */
  static boolean takes(Draft draft, Command.Confirm command) {
    Optional<Prompt> open = draft.openPrompt();
    if (command.note().length() > NOTE_MAX) {
      draft.refuse(
          Refusal.Code.ARGUMENT,
          "a note has at most " + NOTE_MAX + " characters, not " + command.note().length(),
          "write it shorter");
    } else if (open.isEmpty()) {
      draft.refuse(
          Refusal.Code.STATE, "no prompt of this run is open", "wait until the operator is asked");
    } else if (!open.get().id().equals(command.prompt())) {
      draft.refuse(
          Refusal.Code.STATE,
          "prompt " + command.prompt() + " is not open",
          "the open one is " + open.get().id() + ": " + open.get().text());
    } else {
      return isAnswered(draft, open.get(), command);
    }
    return false;
  }

  /** Whether all is handed in that it asks for; else it is refused. */
  private static boolean isAnswered(Draft draft, Prompt prompt, Command.Confirm command) {
    DieId die = draft.stage(draft.step().stage()).die();
    Optional<Refusal> refusal = Answers.to(prompt, command, die, draft.dies()).refusal();
    refusal.ifPresentOrElse(
        draft::refuse, () -> draft.confirm(prompt, command, Answers.entries(prompt, command)));
    return refusal.isEmpty();
  }

  @Override
  public void hold(Draft draft, String by) {
    draft.holdAtRest(by);
  }

  @Override
  public void resume(Draft draft, String by) {
    draft.resumeAtRest();
  }
}
