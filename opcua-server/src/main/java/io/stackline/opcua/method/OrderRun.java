package io.stackline.opcua.method;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Origin;
import io.stackline.run.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Starts a run as {@link StartRun} does, and says how much it is wanted. */
public record OrderRun() implements Operation {
  @Override
  public String name() {
    return "OrderRun";
  }

  @Override
  public String description() {
    return "Starts a run of a recipe as soon as its turn has come";
  }

  /** It moves no press, as starting does not. */
  @Override
  public Scope scope() {
    return Scope.NOBODY;
  }

  @Override
  public List<Argument> inputs() {
    List<Argument> inputs = new ArrayList<>(new StartRun().inputs());
    inputs.addAll(Reschedule.URGENCY);
    return inputs;
  }

  @Override
  public boolean givesRun() {
    return true;
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs)
      throws BadArgument {
    RecipeId recipe = StartRun.recipe(inputs.text(0));
    int revision = inputs.count(1);
    Map<String, String> bindings = StartRun.bindings(inputs.texts(2));
    Urgency urgency = inputs.urgency(3);
    return at -> new Command.StartRun(id, by, at, recipe, revision, bindings, Origin.NONE, urgency);
  }
}
