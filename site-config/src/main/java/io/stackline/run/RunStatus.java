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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the sequencer says about a run.
 *
 * @param cause by what it is held; only while it is {@link RunState#HOLDING} or held
 * @param reason why it is in this state, empty if nothing needs saying
 * @param since when it entered this state
 * @param prompts all that was asked, in order; an open one has no confirmation
 * @param bindings what the run bound of what the recipe left open
 * @param origin where the order for it came from
 * @param standing how much it is wanted, and what it was given of the line
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
    Standing standing,
    Optional<Due> due) {
  public RunStatus {
    bindings = Map.copyOf(bindings);
    stages = List.copyOf(stages);
    prompts = List.copyOf(prompts);
  }

  /** A run that is wanted as usual and was given nothing yet; nobody says how long it takes. */
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
        Standing.USUAL,
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

  /** The same, told otherwise while it waits: at this place of the queue, for this reason. */
  public RunStatus waiting(int position, String why) {
    return new RunStatus(
        id,
        recipe,
        state,
        cause,
        why,
        since,
        startedBy,
        started,
        ended,
        verdict,
        bindings,
        stages,
        prompts,
        origin,
        standing.at(position),
        due);
  }

  /**
   * The dies it has now, which no other run gets meanwhile. It is given all its dies when it leaves
   * the queue. One goes back when no stage in it is left and the cell lies in another: as long as
   * the next stage has not been pressed, the cell may still lie in that of the last.
   */
  public Set<DieId> dies() {
    if (standing.begun().isEmpty() || state.isEnded()) {
      return Set.of();
    }
    Set<DieId> dies = new LinkedHashSet<>();
    Optional<DieId> last = Optional.empty();
    boolean over = true;
    for (StageStatus each : stages) {
      if (each.runNumber() > 0) {
        last = Optional.of(each.die());
      }
      over &= each.state().isOver();
      if (!over) {
        dies.add(each.die());
      }
    }
    last.ifPresent(dies::add);
    return dies;
  }

  /** The stage it is at or comes to next; empty if none is left. */
  public Optional<StageStatus> current() {
    return stages.stream().filter(each -> !each.state().isOver()).findFirst();
  }

  /** Whether its turn has come for a press and none is its own yet, nobody holding it. */
  public boolean waitsForPress() {
    boolean goesOn = state == RunState.QUEUED || state == RunState.RUNNING;
    return goesOn && current().filter(each -> each.state() == StageState.QUEUED).isPresent();
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
   * @param press the one it is pressed on; before it has that one, the one that is likely
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
    /** How the id goes on after that of the stage where the cell is to be taken out of a press. */
    public static final String OUT = ".out";

    /** The same where it is to be put into the press that was allotted. */
    public static final String IN = ".in";

    /** One that is only to be confirmed. */
    public Prompt(
        String id, String stage, String text, Instant asked, Optional<Confirmation> confirmed) {
      this(id, stage, text, asked, confirmed, Asks.NOTHING);
    }

    /** Whether it asks to take the cell out of the press it is in. */
    public boolean takesOut() {
      return id.startsWith(stage + OUT);
    }

    /** Whether it asks to move the cell between presses, which the recipe says nothing of. */
    public boolean moves() {
      return takesOut() || id.startsWith(stage + IN);
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
