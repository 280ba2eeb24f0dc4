package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Moves the target of a run's stack-pressure hold. */
public record Adjust(RunId run) implements Operation {
  @Override
  public String name() {
    return "Adjust";
  }

  @Override
  public String description() {
    return "Moves the target of a stack pressure under way, by a tenth at most";
  }

  @Override
  public Scope scope() {
    return new Scope.OfRun(run);
  }

  @Override
  public List<Argument> inputs() {
    return List.of(Inputs.text("Target", "The new target with its unit, such as 78 MPa"));
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs)
      throws BadArgument {
    String target = inputs.text(0);
    if (target.isBlank()) {
      throw BadArgument.invalid(0, "write the new target with its unit, such as 78 MPa");
    }
    return at -> new Command.Adjust(id, by, at, run, target);
  }
}
