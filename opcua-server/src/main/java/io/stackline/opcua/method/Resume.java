package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Lets a held run go on. */
public record Resume(RunId run) implements Operation {
  @Override
  public String name() {
    return "Resume";
  }

  @Override
  public String description() {
    return "Lets a held run go on; no stroke is repeated";
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
    return at -> new Command.Resume(id, by, at, run);
  }
}
