package io.stackline.run;

import io.stackline.press.PressId;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.RecipeId;
import io.stackline.unit.QuantityText;
import java.time.Instant;
import java.util.Map;

/**
 * What somebody asks the sequencer to do. Carries the id its client drew: the same id twice is done
 * once.
 */
public sealed interface Command {
  CommandId id();

  /** Who asks: the authenticated user. */
  String by();

  /** When, in process time. */
  Instant at();

  /**
   * Starts a run.
   *
   * @param bindings values for what the recipe leaves open, such as {@code stack-pressure.dwell} =
   *     {@code 10 min}
   * @param origin where the order comes from, and whether one press shall do all of it
   * @param urgency how much it is wanted
   */
  record StartRun(
      CommandId id,
      String by,
      Instant at,
      RecipeId recipe,
      int revision,
      Map<String, String> bindings,
      Origin origin,
      Urgency urgency)
      implements Command {
    public StartRun {
      bindings = Map.copyOf(bindings);
    }

    /** One that is wanted as usual. */
    public StartRun(
        CommandId id,
        String by,
        Instant at,
        RecipeId recipe,
        int revision,
        Map<String, String> bindings,
        Origin origin) {
      this(id, by, at, recipe, revision, bindings, origin, Urgency.USUAL);
    }

    /** One nobody says the origin of; the line chooses the presses. */
    public StartRun(
        CommandId id,
        String by,
        Instant at,
        RecipeId recipe,
        int revision,
        Map<String, String> bindings) {
      this(id, by, at, recipe, revision, bindings, Origin.NONE);
    }
  }

  /**
   * Confirms an operator prompt.
   *
   * @param prompt id of the prompt, so that a late click never confirms the next one
   * @param note what the operator adds, perhaps nothing
   * @param role with which whoever asks is logged in
   * @param entries what he hands in, by the names it is asked under
   */
  record Confirm(
      CommandId id,
      String by,
      Instant at,
      RunId run,
      String prompt,
      String note,
      PromptRole role,
      Map<String, String> entries)
      implements Command {
    public Confirm {
      entries = Map.copyOf(entries);
    }

    /** That of an operator who hands nothing in. */
    public Confirm(CommandId id, String by, Instant at, RunId run, String prompt, String note) {
      this(id, by, at, run, prompt, note, PromptRole.OPERATOR, Map.of());
    }
  }

  /** Says how much a run that waits for a press is wanted from now on. */
  record Reschedule(CommandId id, String by, Instant at, RunId run, Urgency urgency)
      implements Command {}

  /** Holds a run: the press pauses with its load held. */
  record Hold(CommandId id, String by, Instant at, RunId run) implements Command {}

  /** Lets a held run go on; never repeats a stroke. */
  record Resume(CommandId id, String by, Instant at, RunId run) implements Command {}

  /**
   * Ends a run in order: a stroke under way goes to the end of its program, a stack pressure is
   * released at its own rate, a paused stroke decompresses; nothing else begins.
   */
  record Stop(CommandId id, String by, Instant at, RunId run) implements Command {}

  /**
   * Says what becomes of a stage that was not pressed, or not to its end.
   *
   * @param note why; needed to skip
   */
  record Decide(CommandId id, String by, Instant at, RunId run, Choice choice, String note)
      implements Command {}

  /** What can become of such a stage. */
  enum Choice {
    /** It is pressed once more, from the beginning, in what now lies in the die. */
    REPEAT,
    /** It is left as it is, and the run goes on with the next one. */
    SKIP
  }

  /** Ends a run now; a press under load decompresses in a controlled way. */
  record Abort(CommandId id, String by, Instant at, RunId run) implements Command {}

  /** Ends the stack-pressure hold that a run has under way: the press lets go by its program. */
  record Release(CommandId id, String by, Instant at, RunId run) implements Command {}

  /**
   * Moves the target of the stack-pressure hold that a run has under way.
   *
   * @param target the new one with its unit, such as {@code 78 MPa}
   */
  record Adjust(CommandId id, String by, Instant at, RunId run, String target) implements Command {}

  /** What is meant for a press itself, outside of any run. */
  sealed interface AtPress extends Command {
    PressId press();

    /** What the press is told to do, as an operator would say it. */
    String words();
  }

  /** Asks something of a press itself. */
  record ToPress(CommandId id, String by, Instant at, PressId press, Errand errand)
      implements AtPress {
    @Override
    public String words() {
      return errand.words();
    }
  }

  /**
   * Writes a tag of a press that the site says may be written. It is written once and read back.
   *
   * @param tag name of the tag, unique among those of its press
   * @param value in the unit of the tag, 0 or 1 of a flag
   */
  record WriteTag(CommandId id, String by, Instant at, PressId press, String tag, double value)
      implements AtPress {
    @Override
    public String words() {
      return "set " + tag + " to " + QuantityText.number(value);
    }
  }

  /**
   * Says what a press is there for from now on. The press itself is told nothing.
   *
   * @param note why, perhaps nothing
   */
  record SetDuty(CommandId id, String by, Instant at, PressId press, PressDuty duty, String note)
      implements Command {}

  /**
   * Says that a person has looked after a press on which a run was stopped or aborted, and has
   * taken out what was in it: it serves runs again. The press itself is told nothing.
   *
   * @param note what was found, perhaps nothing
   */
  record Clear(CommandId id, String by, Instant at, PressId press, String note)
      implements Command {}
}
