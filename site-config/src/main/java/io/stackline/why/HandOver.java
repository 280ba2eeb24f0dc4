package io.stackline.why;

import io.stackline.press.Die;
import io.stackline.press.StageKind;
import io.stackline.recipe.PromptRole;
import io.stackline.run.Due;
import io.stackline.run.HoldCause;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What waits for whom on a line, for those who take over a shift: first what an operator deals
 * with, then what a process engineer does, then what takes an administrator. Pure; for any thread.
 */
public final class HandOver {
  /** How long a shift is: what ends within it is told. Our assumption. */
  public static final Duration SHIFT = Duration.ofHours(8);

  /** Who deals with something. */
  public enum Whom {
    OPERATOR("operator"),
    PROCESS_ENGINEER("process-engineer"),
    ADMINISTRATOR("administrator");

    private final String word;

    Whom(String word) {
      this.word = word;
    }

    /** As the users' file writes the role. */
    @Override
    public String toString() {
      return word;
    }
  }

  /** What there is, in the order in which it is told. Names and order are for machines and stay. */
  public enum Code {
    /** What a run is at takes longer than it should. */
    OVERDUE,
    /** A prompt is open. */
    PROMPT,
    /** A run is held. */
    HELD,
    /** A press is to be cleared after a run that was ended on it. */
    CLEAR,
    /** A press is in setup or maintenance. */
    OFF_DUTY,
    /** A hold of stack pressure ends within the shift. */
    HOLD_ENDS,
    /** A die is worn or due for inspection, or soon will be. */
    DIE
  }

  /**
   * One thing that waits.
   *
   * @param text one plain sentence: what, since when, what to do
   */
  public record Item(Whom whom, Code code, Instant since, String text) {
    /** One line for a page or a screen. */
    public String line() {
      return whom + ": " + text;
    }
  }

  private static final Comparator<Item> IN_ORDER =
      Comparator.comparing(Item::whom)
          .thenComparing(Item::code)
          .thenComparing(Item::since)
          .thenComparing(Item::text);

  private final Instant now;
  private final List<Item> items = new ArrayList<>();

  private HandOver(Instant now) {
    this.now = now;
  }

  /**
   * All that waits now.
   *
   * @param runs as far as they are shown; ended ones wait for nobody
   * @param uses what presses are there for
   * @param dies of the site
   * @param now process time; days are those of UTC
   */
  public static List<Item> of(
      Collection<RunStatus> runs, Collection<PressUse> uses, Collection<Die> dies, Instant now) {
    HandOver all = new HandOver(now);
    runs.stream().filter(each -> !each.state().isEnded()).forEach(all::run);
    uses.forEach(all::press);
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    dies.forEach(each -> all.die(each, today));
    return all.items.stream().sorted(IN_ORDER).toList();
  }

  private void run(RunStatus run) {
    if (run.state() == RunState.HELD) {
      held(run);
      return;
    }
    Optional<Prompt> prompt = run.openPrompt();
    Whom whom = prompt.map(HandOver::whom).orElse(Whom.OPERATOR);
    run.overdue().ifPresent(late -> late(run, whom, late));
    prompt.ifPresent(each -> asked(run, whom, each));
    run.due()
        .filter(due -> !due.expected().isAfter(now.plus(SHIFT)))
        .ifPresent(due -> ends(run, due));
  }

  private void held(RunStatus run) {
    String by = run.cause().map(each -> " " + each.words()).orElse("");
    String why = run.reason().isEmpty() ? "" : ": " + run.reason();
    add(
        run.cause().map(HandOver::whom).orElse(Whom.OPERATOR),
        Code.HELD,
        run.since(),
        "run " + run.id() + " is held" + by + " since " + told(run.since()) + why);
  }

  /** Who has to judge what became of a cell, and whose the store is. Our assumption. */
  private static Whom whom(HoldCause cause) {
    return switch (cause) {
      case OPERATOR, INTERLOCK, COMMUNICATION, RESTART -> Whom.OPERATOR;
      case VERDICT, REFUSAL, FAULT -> Whom.PROCESS_ENGINEER;
      case STORE -> Whom.ADMINISTRATOR;
    };
  }

  private static Whom whom(Prompt prompt) {
    return prompt.asks().role() == PromptRole.PROCESS_ENGINEER
        ? Whom.PROCESS_ENGINEER
        : Whom.OPERATOR;
  }

  private void late(RunStatus run, Whom whom, Due due) {
    add(
        whom,
        Code.OVERDUE,
        due.by(),
        "run "
            + run.id()
            + ": "
            + due.what()
            + " began at "
            + told(due.since())
            + " and should have been over at "
            + told(due.expected())
            + "; see what it waits for");
  }

  private void asked(RunStatus run, Whom whom, Prompt prompt) {
    add(
        whom,
        Code.PROMPT,
        prompt.asked(),
        "run "
            + run.id()
            + " asks since "
            + told(prompt.asked())
            + " ("
            + prompt.id()
            + "): "
            + prompt.text());
  }

  private void ends(RunStatus run, Due due) {
    Optional<StageStatus> hold =
        run.stages().stream()
            .filter(each -> each.kind() == StageKind.INSITU)
            .filter(each -> each.state() == StageState.PRESSING)
            .findFirst();
    hold.ifPresent(
        stage ->
            add(
                Whom.OPERATOR,
                Code.HOLD_ENDS,
                due.expected(),
                "run "
                    + run.id()
                    + ": stack pressure on "
                    + stage.press()
                    + " should end at "
                    + told(due.expected())
                    + "; take the cell out then"));
  }

  private void press(PressUse use) {
    if (use.duty() == PressDuty.PROCESSING) {
      return;
    }
    boolean clear = use.duty() == PressDuty.CLEARING;
    add(
        Whom.OPERATOR,
        clear ? Code.CLEAR : Code.OFF_DUTY,
        use.since(),
        use.duty().told(use.press(), told(use.since()), use.by(), use.note())
            + "; "
            + use.duty().remedy());
  }

  private void die(Die die, LocalDate today) {
    die.service()
        .refusal(today)
        .or(() -> die.service().warning(today))
        .ifPresent(
            why ->
                add(
                    Whom.PROCESS_ENGINEER,
                    Code.DIE,
                    now,
                    "die " + die.id() + " " + why + "; inspect or replace it"));
  }

  private void add(Whom whom, Code code, Instant since, String text) {
    items.add(new Item(whom, code, since, text));
  }

  private String told(Instant when) {
    return When.told(when, now);
  }
}
