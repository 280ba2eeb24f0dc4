package io.stackline.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.PressId;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.recipe.Asks;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Due;
import io.stackline.run.HoldCause;
import io.stackline.run.Origin;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.run.Standing;
import io.stackline.run.Verdict;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for whom, by known answers. */
final class HandOverTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant YESTERDAY = Instant.parse("2026-11-21T12:00:00Z");

  private static RunStatus run(String id, RunState state, Optional<HoldCause> cause) {
    return run(id, state, cause, List.of(), StageState.WAITING, Optional.empty());
  }

  private static RunStatus run(
      String id,
      RunState state,
      Optional<HoldCause> cause,
      List<Prompt> prompts,
      StageState hold,
      Optional<Due> due) {
    StageStatus stage =
        new StageStatus(
            "stack-pressure",
            StageKind.INSITU,
            "Hold",
            new PressId("P3"),
            new DieId("D1"),
            hold,
            Pressure.ofMPa(75),
            Force.ofKN(5.9),
            Pressure.ofMPa(80),
            "the lithium",
            Duration.ofHours(24),
            0,
            Optional.empty());
    return new RunStatus(
        new RunId(id),
        new RunStatus.RecipeRef(new RecipeId("cell"), 2, "ab12"),
        state,
        cause,
        cause.isPresent() ? "look at it" : "",
        NOON,
        "ann",
        YESTERDAY,
        state.isEnded() ? Optional.of(NOON) : Optional.empty(),
        Verdict.OPEN,
        Map.of(),
        List.of(stage),
        prompts,
        Origin.NONE,
        Standing.USUAL,
        due);
  }

  private static RunStatus asking(String id, PromptRole role, Optional<Due> due) {
    Asks asks = new Asks(role, List.of(), List.of(), Optional.empty());
    Prompt prompt =
        new Prompt("densify.1", "densify", "Load the die.", NOON, Optional.empty(), asks);
    return run(id, RunState.RUNNING, Optional.empty(), List.of(prompt), StageState.WAITING, due);
  }

  private static RunStatus holding(String id, Instant end) {
    Due due = new Due("stroke 7", YESTERDAY, end, end.plusSeconds(120), false);
    return run(
        id, RunState.RUNNING, Optional.empty(), List.of(), StageState.PRESSING, Optional.of(due));
  }

  private static PressUse use(String press, PressDuty duty, String by) {
    return new PressUse(new PressId(press), duty, YESTERDAY, by, "new seal", Optional.empty(), "");
  }

  private static Die die(String id, LocalDate due) {
    Service service = new Service(0, Optional.empty(), Optional.empty(), Optional.of(due));
    return new Die(
        new DieId(id),
        "Die",
        Length.ofMm(10),
        DieMaterial.HARDENED_TOOL_STEEL,
        DieMaterial.HARDENED_TOOL_STEEL,
        Pressure.ofMPa(750),
        Pressure.ofMPa(300),
        Temperature.ofCelsius(150),
        false,
        service);
  }

  private static List<String> told(List<RunStatus> runs, List<PressUse> uses, List<Die> dies) {
    return HandOver.of(runs, uses, dies, NOW).stream()
        .map(each -> each.code() + " " + each.line())
        .toList();
  }

  @Test
  void whereNothingWaitsNothingIsTold() {
    assertEquals(
        List.of(),
        told(
            List.of(run("r-0", RunState.COMPLETE, Optional.empty())),
            List.of(use("P1", PressDuty.PROCESSING, "")),
            List.of(die("D1", LocalDate.parse("2027-11-22")))));
  }

  /**
   * First the operator's, the most urgent on top, then the engineer's, then the administrator's.
   */
  @Test
  void everythingThatWaitsIsToldForWhomSinceWhenAndWhatToDo() {
    Due late =
        new Due("prompt densify.1", NOON, NOON.plusSeconds(900), NOON.plusSeconds(900), true);
    assertEquals(
        List.of(
            "OVERDUE operator: run r-1: prompt densify.1 began at 12:00:00 UTC and should have been"
                + " over at 12:15:00 UTC; see what it waits for",
            "PROMPT operator: run r-1 asks since 12:00:00 UTC (densify.1): Load the die.",
            "HELD operator: run r-3 is held by the press since 12:00:00 UTC: look at it",
            "CLEAR operator: P2 is to be cleared since 2026-11-21 12:00:00 UTC: new seal; look at"
                + " it, take out what is in it, then clear it",
            "OFF_DUTY operator: P1 is in MAINTENANCE since 2026-11-21 12:00:00 UTC, set by carl:"
                + " new seal; once that is done set it to PROCESSING",
            "HOLD_ENDS operator: run r-6: stack pressure on P3 should end at 22:00:00 UTC; take the"
                + " cell out then",
            "PROMPT process-engineer: run r-2 asks since 12:00:00 UTC (densify.1): Load the die.",
            "HELD process-engineer: run r-4 is held by a verdict since 12:00:00 UTC: look at it",
            "DIE process-engineer: die D1 is due for inspection on 2026-11-30; inspect or replace"
                + " it",
            "DIE process-engineer: die D2 was due for inspection on 2026-11-22; inspect or replace"
                + " it",
            "HELD administrator: run r-5 is held by the journal since 12:00:00 UTC: look at it"),
        told(
            List.of(
                run("r-5", RunState.HELD, Optional.of(HoldCause.STORE)),
                run("r-4", RunState.HELD, Optional.of(HoldCause.VERDICT)),
                run("r-3", RunState.HELD, Optional.of(HoldCause.INTERLOCK)),
                asking("r-2", PromptRole.PROCESS_ENGINEER, Optional.empty()),
                asking("r-1", PromptRole.OPERATOR, Optional.of(late)),
                holding("r-6", NOW.plus(HandOver.SHIFT)),
                holding("r-7", NOW.plus(HandOver.SHIFT).plusSeconds(1))),
            List.of(
                use("P1", PressDuty.MAINTENANCE, "carl"),
                use("P2", PressDuty.CLEARING, "sequencer"),
                use("P3", PressDuty.PROCESSING, "")),
            List.of(
                die("D1", LocalDate.parse("2026-11-30")),
                die("D2", LocalDate.parse("2026-11-22")),
                die("D3", LocalDate.parse("2027-11-22")))));
  }

  /** What is late or asked of a held run waits for whoever resumes it. */
  @Test
  void aHeldRunIsToldOnce() {
    Due late = new Due("prompt densify.1", NOON, NOON, NOON, true);
    RunStatus asked = asking("r-1", PromptRole.OPERATOR, Optional.of(late));
    RunStatus held =
        run(
            "r-1",
            RunState.HELD,
            Optional.of(HoldCause.RESTART),
            asked.prompts(),
            StageState.WAITING,
            asked.due());
    assertEquals(
        List.of("HELD operator: run r-1 is held by a restart since 12:00:00 UTC: look at it"),
        told(List.of(held), List.of(), List.of()));
  }
}
