package io.stackline.site;

import io.stackline.envelope.Attempt;
import io.stackline.envelope.Envelope;
import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.press.Die;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges a whole recipe before anything runs: the growing stack, stage by stage, against the
 * envelope and the presses of the site. What is wrong is a problem for an approved recipe and a
 * warning for a draft; a retired one is left alone.
 */
final class RecipeCheck {
  private final SiteParts parts;
  private final RecipeReader.Read read;
  private final Envelope envelope;

  private RecipeCheck(SiteParts parts, RecipeReader.Read read) {
    this.parts = parts;
    this.read = read;
    envelope = new Envelope(parts.materials().all(), read.recipe().overrides());
  }

  static void check(SiteParts parts, RecipeReader.Read read) {
    if (read.recipe().status() != Recipe.Status.RETIRED) {
      new RecipeCheck(parts, read).run();
    }
  }

  private void run() {
    CellStack stack = CellStack.EMPTY;
    Optional<Die> before = Optional.empty();
    Optional<ControlRecipe> bound = bound();
    if (bound.isEmpty()) {
      return;
    }
    for (int i = 0; i < read.stages().size(); i++) {
      StageReader.Read template = read.stages().get(i);
      Stage stage = bound.get().stages().get(i);
      Checked each =
          new Checked(
              stage, template.fields(), template.stage().dwell(), i == read.stages().size() - 1);
      Optional<Die> die = parts.dies().find(stage.die());
      boolean described =
          stage.adds().stream()
              .allMatch(layer -> parts.materials().find(layer.material()).isPresent());
      if (die.isEmpty() || !described) {
        return;
      }
      stack = stack.with(stage.id(), stage.adds());
      checkStack(each, stack, die.get(), before);
      checkNumbers(each, die.get());
      checkPress(each, stack, die.get());
      stack =
          stack.after(
              new CellStack.Stroke(stage.target().pressure(die.get()), Duration.ZERO, Map.of()));
      before = die;
    }
  }

  /** A stage with the assumptions the check makes, and where it stands in the file. */
  private record Checked(Stage stage, Fields fields, Parameter<Dwell> dwell, boolean last) {}

  private Optional<ControlRecipe> bound() {
    try {
      Recipe recipe = read.recipe();
      return Optional.of(Binder.bind(recipe, Binder.assumptions(recipe), parts.dies().all()));
    } catch (BindingRefused e) {
      return Optional.empty();
    }
  }

  private void checkStack(Checked read, CellStack stack, Die die, Optional<Die> before) {
    Stage stage = read.stage();
    Fields fields = read.fields();
    boolean moved = before.isPresent() && !before.get().id().equals(die.id());
    if (stack.layers().isEmpty()) {
      report(Code.SEQUENCE, fields.place(), "presses an empty die", "add a layer under \"adds\"");
    }
    if (moved && before.get().bore().metres() != die.bore().metres()) {
      report(
          Code.CONFLICT,
          fields.at("die"),
          "the cell moves from a bore of " + before.get().bore() + " to " + die.bore(),
          "choose a die of the same bore");
    }
    if ((moved || !stage.adds().isEmpty()) && stage.pressing().prompts().isEmpty()) {
      report(
          Code.SEQUENCE,
          fields.place(),
          moved ? "the cell moves but nobody is asked to move it" : "nobody is asked to add layers",
          "add a prompt");
    }
    if (stage.kind() == StageKind.INSITU) {
      checkInsitu(read, die);
    }
  }

  private void checkInsitu(Checked stage, Die die) {
    if (!stage.last()) {
      report(
          Code.SEQUENCE,
          stage.fields().at("kind"),
          "stack pressure is held on a finished cell",
          "make it the last stage");
    }
    if (!die.insulated()) {
      report(
          Code.CONFLICT,
          stage.fields().at("die"),
          "the cell stays in " + die.id() + ", which would short-circuit it",
          "transfer it to an insulated die or sleeve");
    }
  }

  private void checkNumbers(Checked read, Die die) {
    Stage stage = read.stage();
    Pressure target = stage.target().pressure(die);
    below(read, "preload", stage.pressing().preload().pressure().value(), target);
    below(read, "release", stage.pressing().release().slowBelow().value(), target);
    below(read, "tolerance", stage.tolerance().value(), target);
    for (Layer layer : stage.adds()) {
      if (layer instanceof Layer.Foil foil
          && foil.diameter().value().metres() > die.bore().metres()) {
        report(
            Code.CONFLICT,
            read.fields().at("adds"),
            "a foil of " + foil.diameter().value() + " does not fit a bore of " + die.bore(),
            "use one of at most the bore");
      }
    }
    if (read.dwell() instanceof Parameter.Unbound) {
      parts
          .problems()
          .warning(
              Code.OPEN,
              read.fields().at("dwell"),
              "is left open",
              "a run must bind " + stage.id() + ".dwell");
    }
  }

  private void below(Checked read, String key, Pressure value, Pressure target) {
    if (value.compareTo(target) >= 0) {
      report(
          Code.CONFLICT,
          read.fields().at(key),
          value + " is not below the target of " + target,
          "write less");
    }
  }

  private void checkPress(Checked read, CellStack stack, Die die) {
    StageKind kind = read.stage().kind();
    List<Press> presses =
        parts.presses().all().values().stream()
            .map(Site.PressSite::press)
            .filter(press -> press.kinds().contains(kind))
            .toList();
    if (!parts.presses().isComplete()) {
      return;
    }
    if (presses.isEmpty()) {
      report(
          Code.PRESS,
          read.fields().at("kind"),
          "no press takes a " + Forms.word(kind) + " stage",
          "add the kind to a press that is fit for it");
      return;
    }
    checkEnvelope(read, stack, die, presses);
    checkRamp(read, die, presses);
  }

  private void checkEnvelope(Checked read, CellStack stack, Die die, List<Press> presses) {
    Stage stage = read.stage();
    List<Optional<String>> refusals =
        presses.stream()
            .map(press -> envelope.refusal(new Attempt(stack, stage, die, Optional.empty(), press)))
            .toList();
    if (refusals.stream().allMatch(Optional::isPresent)) {
      report(
          Code.ENVELOPE,
          read.fields().at("target"),
          refusals.get(0).orElseThrow(),
          "change the stage, or give it a press or a sourced override that is fit for it");
    }
  }

  private void checkRamp(Checked read, Die die, List<Press> presses) {
    ForceRate ramp = read.stage().pressing().ramp().value().on(die.area());
    Predicate<Press> canFollow =
        press -> ramp.newtonsPerSecond() <= press.rateMax().newtonsPerSecond();
    if (presses.stream().noneMatch(canFollow)) {
      report(
          Code.PRESS,
          read.fields().at("ramp"),
          "is "
              + ramp
              + " in this die, but "
              + presses.get(0).id()
              + " does "
              + presses.get(0).rateMax(),
          "ramp slower");
    }
  }

  private void report(Code code, Place place, String what, String remedy) {
    if (read.recipe().status() == Recipe.Status.APPROVED) {
      parts.problems().problem(code, place, what, remedy);
    } else {
      parts.problems().warning(code, place, what, remedy);
    }
  }
}
