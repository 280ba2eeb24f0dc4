package io.stackline.opcua;

import io.stackline.press.PressProgram.Segment;
import io.stackline.press.StageKind;
import io.stackline.record.RunRecord;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.RecipeRef;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as a sequencer would publish them. */
public final class Runs {
  public static final Instant STARTED = Instant.parse("2026-11-22T08:00:00Z");

  private Runs() {}

  /** Pressing its one stage, and asking the operator something. */
  public static RunStatus running(RunId id) {
    Prompt prompt = new Prompt("p-1", "densify", "Load the die", STARTED, Optional.empty());
    return run(
        id,
        RunState.RUNNING,
        Optional.empty(),
        stage(StageState.PRESSING, Optional.empty()),
        prompt);
  }

  /** With one stage of stack pressure on P1, its target and what is said about it. */
  public static RunStatus holding(RunId id, double targetMPa, String reason) {
    return stackPressure(id, RunState.RUNNING, StageState.PRESSING, targetMPa, reason);
  }

  /** The same in any state. */
  public static RunStatus stackPressure(
      RunId id, RunState state, StageState stageState, double targetMPa, String reason) {
    StageStatus stage =
        new StageStatus(
            "stack-pressure",
            StageKind.INSITU,
            "Hold the stack",
            PilotSite.P1,
            PilotSite.DIE,
            stageState,
            Pressure.ofMPa(targetMPa),
            Force.ofKN(5),
            Pressure.ofMPa(90),
            "the stack bears 90 MPa",
            Segment.UNTIL_RELEASED,
            4712,
            Optional.empty());
    return new RunStatus(
        id,
        new RecipeRef(PilotSite.RECIPE, 3, "ab".repeat(32)),
        state,
        Optional.empty(),
        reason,
        STARTED.plusSeconds(60),
        "operator",
        STARTED,
        Optional.empty(),
        Verdict.OPEN,
        Map.of(),
        List.of(stage),
        List.of());
  }

  public static RunStatus complete(RunId id, Instant ended) {
    StageResult result =
        new StageResult(
            Pressure.ofMPa(251),
            Duration.ofMinutes(3),
            0.99,
            4.9,
            Double.NaN,
            Verdict.PASS,
            List.of("density cannot be told"));
    return run(
        id, RunState.COMPLETE, Optional.of(ended), stage(StageState.DONE, Optional.of(result)));
  }

  /** Aborted while it asked something. */
  public static RunStatus aborted(RunId id) {
    Prompt prompt = new Prompt("p-1", "densify", "Load the die", STARTED, Optional.empty());
    return run(
        id,
        RunState.ABORTED,
        Optional.of(STARTED.plusSeconds(90)),
        stage(StageState.NOT_PRESSED, Optional.empty()),
        prompt);
  }

  private static RunStatus run(
      RunId id, RunState state, Optional<Instant> ended, StageStatus stage, Prompt... prompts) {
    return new RunStatus(
        id,
        new RecipeRef(PilotSite.RECIPE, 3, "ab".repeat(32)),
        state,
        Optional.empty(),
        "",
        STARTED.plusSeconds(60),
        "operator",
        STARTED,
        ended,
        stage.result().map(StageResult::verdict).orElse(Verdict.OPEN),
        Map.of(),
        List.of(stage),
        List.of(prompts));
  }

  private static StageStatus stage(StageState state, Optional<StageResult> result) {
    return new StageStatus(
        "densify",
        StageKind.DENSIFY,
        "Densify the electrolyte",
        PilotSite.P1,
        PilotSite.DIE,
        state,
        Pressure.ofMPa(250),
        Force.ofKN(19.635),
        Pressure.ofMPa(480),
        "die steel-10 bears 1000 MPa",
        Duration.ofMinutes(3),
        4711,
        result);
  }

  /** The record of a run that has ended. */
  static RunRecord archived(String id, Instant ended) {
    return archived(id, ended, RunState.COMPLETE, Verdict.PASS);
  }

  /** The same with another end; of a stage that was not judged a record keeps little. */
  static RunRecord archived(String id, Instant ended, RunState state, Verdict verdict) {
    RunRecord.Stage stage =
        new RunRecord.Stage(
            "densify",
            StageKind.DENSIFY,
            "Densify",
            "P1",
            "steel-10",
            250,
            19.635,
            480,
            "die",
            5,
            251,
            180,
            180,
            0.99,
            4.9,
            0.9,
            10,
            0,
            verdict,
            List.of());
    return new RunRecord(
        id,
        new RunRecord.Recipe("li-metal-cell", 2, "cd".repeat(32), "Lithium metal cell", ""),
        "pilot-line",
        true,
        1,
        "test",
        "operator",
        ended.minusSeconds(600),
        ended,
        state.name(),
        verdict,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(stage));
  }
}
