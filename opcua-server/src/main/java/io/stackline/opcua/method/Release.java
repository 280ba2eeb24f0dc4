package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Ends the stack pressure a run holds. */
public record Release(RunId run) implements Operation {
  @Override
  public String name() {
    return "Release";
  }

  @Override
  public String description() {
    return "Ends a stack pressure, also before its time: the press lets go by its program";
  }

  @Override
  public Scope scope() {
    return new Scope.OfRun(run);
  }

  @Override
  public List<Argument> inputs() {
    return List.of();
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs) {
    return at -> new Command.Release(id, by, at, run);
  }
}
