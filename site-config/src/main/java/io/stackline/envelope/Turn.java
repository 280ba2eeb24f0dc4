package io.stackline.envelope;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Fixture;
import io.stackline.press.StageKind;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One stage of a recipe with every way it may be bound on a site.
 *
 * @param wanted dies the recipe names for it; those the site has make the options
 */
record Turn(
    String stage, StageKind kind, boolean optional, List<Option> options, List<DieId> wanted) {
  Turn {
    options = List.copyOf(options);
    wanted = List.copyOf(wanted);
  }

  /** One way to bind it. */
  record Option(Stage stage, Die die, Optional<Fixture> fixture) {}

  /** As bound. */
  static Turn bound(Stage stage, Inventory inventory) {
    Optional<Die> die = Optional.ofNullable(inventory.dies().get(stage.die()));
    Optional<Fixture> fixture = stage.pressing().fixture().map(inventory::fixture);
    return new Turn(
        stage.id(),
        stage.kind(),
        stage.pressing().optional(),
        die.map(each -> new Option(stage, each, fixture)).stream().toList(),
        List.of(stage.die()));
  }

  /** In every die and with every target the recipe leaves open, an open dwell as assumed. */
  static Turn open(StageTemplate template, Inventory inventory) {
    Optional<Fixture> fixture = template.pressing().fixture().map(inventory::fixture);
    Dwell dwell = template.assumedDwell();
    List<DieId> wanted = choices(template.die());
    if (wanted.isEmpty()) {
      wanted = inventory.dies().keySet().stream().sorted().toList();
    }
    List<Option> options = new ArrayList<>();
    for (DieId each : wanted) {
      Die die = inventory.dies().get(each);
      if (die != null) {
        for (Target target : choices(template.target())) {
          options.add(new Option(template.in(die, target, dwell), die, fixture));
        }
      }
    }
    return new Turn(
        template.id(), template.kind(), template.pressing().optional(), options, wanted);
  }

  private static <T> List<T> choices(Parameter<T> parameter) {
    return parameter instanceof Parameter.Unbound<T> open
        ? open.options()
        : List.of(((Parameter.Bound<T>) parameter).value());
  }
}
