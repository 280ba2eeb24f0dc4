package io.stackline.launch.simulate;

import io.stackline.launch.recipes.Bound;
import io.stackline.material.Sourced;
import io.stackline.recipe.Binder;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A recipe with everything bound that it leaves open: by whoever asks, and for the rest by
 * assumptions, each of which is told.
 *
 * @param written as its authors wrote it
 * @param recipe as it is simulated
 */
public record Assumed(Recipe written, ControlRecipe recipe, List<Assumption> assumptions) {
  /** A cell that is held until somebody releases it is held for one charge and one discharge. */
  private static final Duration UNTIL_RELEASED = Breathing.HALF_CYCLE.multipliedBy(2);

  public Assumed {
    assumptions = List.copyOf(assumptions);
  }

  /**
   * Something that nobody has said.
   *
   * @param name for instance {@code densify.dwell}
   * @param reason why it is open
   */
  public record Assumption(String name, String value, String reason) {
    @Override
    public String toString() {
      return name + " = " + value + " (" + reason + ")";
    }
  }

  /**
   * The recipe as it is simulated: what is held without end gets one, and a recipe that is not
   * approved counts as if it were, so that its overrides do.
   */
  public static Assumed of(Bound bound) {
    Recipe recipe = bound.recipe().recipe();
    List<Assumption> assumptions = new ArrayList<>();
    bound
        .assumed()
        .forEach(
            (name, value) -> assumptions.add(new Assumption(name, value, reason(recipe, name))));
    List<Stage> stages = new ArrayList<>();
    for (Stage each : bound.recipe().stages()) {
      stages.add(ended(each, assumptions));
    }
    if (recipe.status() != Recipe.Status.APPROVED && !recipe.overrides().isEmpty()) {
      String status = recipe.status().name().toLowerCase(Locale.ROOT);
      assumptions.add(
          new Assumption("overrides", "approved", "they would not count in a " + status));
    }
    Recipe counted = recipe.with(Recipe.Status.APPROVED, recipe.approval(), recipe.hash());
    return new Assumed(
        recipe, new ControlRecipe(counted, bound.recipe().bindings(), stages), assumptions);
  }

  private static Stage ended(Stage stage, List<Assumption> assumptions) {
    if (!(stage.dwell() instanceof Dwell.UntilReleased)) {
      return stage;
    }
    String name = stage.id() + ".dwell";
    assumptions.add(
        new Assumption(name, UNTIL_RELEASED.toHours() + " h", "held until somebody releases it"));
    return new Stage(
        stage.pressing(),
        stage.die(),
        stage.adds(),
        stage.target(),
        stage.tolerance(),
        new Dwell.Soak(new Sourced<>(UNTIL_RELEASED, Binder.BY_RUN)));
  }

  private static String reason(Recipe recipe, String name) {
    for (StageTemplate stage : recipe.stages()) {
      List<Parameter<?>> parameters = List.of(stage.die(), stage.target(), stage.dwell());
      List<String> names = List.of("die", "target", "dwell");
      for (int i = 0; i < names.size(); i++) {
        if (name.equals(stage.id() + "." + names.get(i))
            && parameters.get(i) instanceof Parameter.Unbound<?> open) {
          return open.reason();
        }
      }
    }
    return "the recipe leaves it open";
  }
}
