package io.stackline.recipe;

import io.stackline.press.DieId;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a recipe leaves open, by the name a run binds it with.
 *
 * @param name for instance {@code press.die}
 * @param reason why it is open
 * @param options what it may be bound to, as text; empty if any sound value will do
 */
public record OpenParameter(String name, String reason, List<String> options) {
  public OpenParameter {
    options = List.copyOf(options);
  }

  /** All that a recipe leaves open, in the order of its stages; a run must bind each. */
  public static List<OpenParameter> of(Recipe recipe) {
    List<OpenParameter> all = new ArrayList<>();
    for (StageTemplate stage : recipe.stages()) {
      if (stage.die() instanceof Parameter.Unbound<DieId> open) {
        List<String> dies = open.options().stream().map(DieId::value).toList();
        all.add(new OpenParameter(stage.id() + ".die", open.reason(), dies));
      }
      if (stage.target() instanceof Parameter.Unbound<Target> open) {
        List<String> targets = open.options().stream().map(Target::text).toList();
        all.add(new OpenParameter(stage.id() + ".target", open.reason(), targets));
      }
      if (stage.dwell() instanceof Parameter.Unbound<Dwell> open) {
        all.add(new OpenParameter(stage.id() + ".dwell", open.reason(), List.of()));
      }
    }
    return all;
  }

  /** For people: name, reason, and what it may be bound to. */
  public String text() {
    String choice = options.isEmpty() ? "" : "; one of " + String.join(", ", options);
    return name + ": " + reason + choice;
  }
}
