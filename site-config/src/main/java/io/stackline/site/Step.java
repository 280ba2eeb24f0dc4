package io.stackline.site;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.unit.Pressure;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a recipe that is judged as a whole.
 *
 * @param fields the keys it was read from
 * @param choices every die and target it may be bound to, at least one
 */
record Step(StageTemplate stage, Fields fields, List<Choice> choices) {
  /** The stage as it is in one die with one target. */
  record Choice(Die die, Stage stage) {
    Pressure target() {
      return stage.target().pressure(die);
    }
  }

  static Step of(StageReader.Read read, Catalogue<DieId, Die> dies) {
    StageTemplate stage = read.stage();
    List<Choice> choices = new ArrayList<>();
    for (DieId id : all(stage.die())) {
      for (Target target : all(stage.target())) {
        dies.find(id)
            .ifPresent(
                die -> choices.add(new Choice(die, stage.in(die, target, stage.assumedDwell()))));
      }
    }
    return new Step(stage, read.fields(), List.copyOf(choices));
  }

  private static <T> List<T> all(Parameter<T> parameter) {
    return parameter instanceof Parameter.Unbound<T> open
        ? open.options()
        : List.of(((Parameter.Bound<T>) parameter).value());
  }

  StageKind kind() {
    return stage.kind();
  }

  /** The highest pressure it may be bound to. */
  Pressure highest() {
    return choices.stream().map(Choice::target).reduce(Pressure.ZERO, Pressure::max);
  }

  /** Where a key stands, or would stand. */
  Place at(String key) {
    return fields.at(key);
  }

  /** Says in which die, if that is open. */
  String where(Choice choice) {
    return stage.die() instanceof Parameter.Unbound ? " in " + choice.die().id() : "";
  }
}
