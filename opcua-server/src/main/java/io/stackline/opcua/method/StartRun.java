package io.stackline.opcua.method;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Starts a run of a recipe. */
public record StartRun() implements Operation {
  @Override
  public String name() {
    return "StartRun";
  }

  @Override
  public String description() {
    return "Starts a run of a recipe";
  }

  /** It moves no press: each stroke is confirmed, and its press may be unlocked by then. */
  @Override
  public Scope scope() {
    return Scope.NOBODY;
  }

  @Override
  public List<Argument> inputs() {
    return List.of(
        Inputs.text("Recipe", "Id of the recipe"),
        Inputs.count("Revision", "Its revision, 0 for the newest"),
        Inputs.texts(
            "Bindings",
            "What the recipe leaves open, each as name=value, such as in-situ.dwell=10 min; or"
                + " <stage>.skip=true for an optional stage"));
  }

  @Override
  public boolean givesRun() {
    return true;
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs)
      throws BadArgument {
    RecipeId recipe = recipe(inputs.text(0));
    int revision = inputs.count(1);
    Map<String, String> bindings = bindings(inputs.texts(2));
    return at -> new Command.StartRun(id, by, at, recipe, revision, bindings);
  }

  static RecipeId recipe(String text) throws BadArgument {
    try {
      return new RecipeId(text);
    } catch (IllegalArgumentException e) {
      throw BadArgument.invalid(0, String.valueOf(e.getMessage()));
    }
  }

  static Map<String, String> bindings(List<String> texts) throws BadArgument {
    Map<String, String> bindings = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw BadArgument.invalid(2, "\"" + text + "\" is not name=value");
      }
      String name = text.substring(0, equals).strip();
      if (bindings.put(name, text.substring(equals + 1).strip()) != null) {
        throw BadArgument.invalid(2, name + " is bound twice");
      }
    }
    return bindings;
  }
}
