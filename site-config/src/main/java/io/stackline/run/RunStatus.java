package io.stackline.run;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Asks;
import io.stackline.recipe.RecipeId;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the sequencer says about a run.
 *
 * @param cause by what it is held; only while it is {@link RunState#HOLDING} or held
 * @param reason why it is in this state, empty if nothing needs saying
 * @param since when it entered this state
 * @param prompts all that was asked, in order; an open one has no confirmation
 * @param bindings what the run bound of what the recipe left open
 * @param origin where the order for it came from
 * @param due how long what it is at should take, if that can be told
 */
public record RunStatus(
    RunId id,
    RecipeRef recipe,
    RunState state,
    Optional<HoldCause> cause,
    String reason,
    Instant since,
    String startedBy,
    Instant started,
    Optional<Instant> ended,
    Verdict verdict,
    Map<String, String> bindings,
    List<StageStatus> stages,
    List<Prompt> prompts,
    Origin origin,
    Optional<Due> due) {
  public RunStatus {
    bindings = Map.copyOf(bindings);
    stages = List.copyOf(stages);
    prompts = List.copyOf(prompts);
  }

  /** A run of which nobody says how long it takes. */
  public RunStatus(
      RunId id,
      RecipeRef recipe,
      RunState state,
      Optional<HoldCause> cause,
      String reason,
      Instant since,
      String startedBy,
      Instant started,
      Optional<Instant> ended,
      Verdict verdict,
      Map<String, String> bindings,
      List<StageStatus> stages,
      List<Prompt> prompts,
      Origin origin) {
    this(
        id,
        recipe,
        state,
        cause,
        reason,
        since,
        startedBy,
        started,
        ended,
        verdict,
        bindings,
        stages,
        prompts,
        origin,
        Optional.empty());
  }

  /** A run nobody says the origin of. */
  public RunStatus(
      RunId id,
      RecipeRef recipe,
      RunState state,
      Optional<HoldCause> cause,
      String reason,
      Instant since,
      String startedBy,
      Instant started,
      Optional<Instant> ended,
      Verdict verdict,
      Map<String, String> bindings,
      List<StageStatus> stages,
      List<Prompt> prompts) {
    this(
        id,
        recipe,
        state,
        cause,
        reason,
        since,
        startedBy,
        started,
        ended,
        verdict,
        bindings,
        stages,
        prompts,
        Origin.NONE);
  }

  /** The prompt that waits for an answer, if any; an ended run waits for none. */
  public Optional<Prompt> openPrompt() {
    return state.isEnded() ? Optional.empty() : unanswered();
  }

  private Optional<Prompt> unanswered() {
    return prompts.stream().filter(each -> each.confirmed().isEmpty()).findFirst();
  }

  /** What takes longer than it should; nothing of a run that is held or has ended does. */
  public Optional<Due> overdue() {
    return due.filter(each -> each.overdue() && state != RunState.HELD && !state.isEnded());
  }

  /** The recipe as it was when the run started. */
  public record RecipeRef(RecipeId id, int revision, String hash) {}

  /**
   * One stage.
   *
   * @param press chosen press
   * @param cap P_cap; {@code capRule} what binds it
   * @param runNumber RUN_ID of its latest attempt, 0 if none
   * @param result once judged
   */
  public record StageStatus(
      String id,
      StageKind kind,
      String title,
      PressId press,
      DieId die,
      StageState state,
      Pressure target,
      Force targetForce,
      Pressure cap,
      String capRule,
      Duration dwellRequired,
      long runNumber,
      Optional<StageResult> result) {}

  /**
   * What a stage came to.
   *
   * @param peak highest pressure
   * @param inBandFraction time in band during the dwell over its length, 0 to 1; NaN if it cannot
   *     be told
   * @param rampMPaPerS slope of the ramp between 20 and 90 %; NaN if it cannot be told
   * @param relativeDensity of the whole stack after release, 0 to 1; NaN if it cannot be told
   * @param findings one plain sentence per criterion that did not hold or could not be judged, and
   *     per target that was moved under way
   */
  public record StageResult(
      Pressure peak,
      Duration dwellCredited,
      double inBandFraction,
      double rampMPaPerS,
      double relativeDensity,
      Verdict verdict,
      List<String> findings) {
    public StageResult {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A question to the operator.
   *
   * @param id unique within the run
   * @param asks who may confirm it, and what he hands in
   */
  public record Prompt(
      String id,
      String stage,
      String text,
      Instant asked,
      Optional<Confirmation> confirmed,
      Asks asks) {
    /** One that is only to be confirmed. */
    public Prompt(
        String id, String stage, String text, Instant asked, Optional<Confirmation> confirmed) {
      this(id, stage, text, asked, confirmed, Asks.NOTHING);
    }
  }

  /**
   * Who answered a prompt, when.
   *
   * @param entries what was handed in, by the names it was asked under, in their order
   */
  public record Confirmation(String by, Instant at, String note, Map<String, String> entries) {
    public Confirmation {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Without anything else. */
    public Confirmation(String by, Instant at, String note) {
      this(by, at, note, Map.of());
    }
  }
}
