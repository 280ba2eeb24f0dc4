package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Holds a run. */
public record Hold(RunId run) implements Operation {
  @Override
  public String name() {
    return "Hold";
  }

  @Override
  public String description() {
    return "Holds a run: the press pauses with its load held";
  }

  /** Whoever may operate may stop, whoever has locked the press. */
  @Override
  public Scope scope() {
    return Scope.NOBODY;
  }

  @Override
  public List<Argument> inputs() {
    return List.of();
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs) {
    return at -> new Command.Hold(id, by, at, run);
  }
}
