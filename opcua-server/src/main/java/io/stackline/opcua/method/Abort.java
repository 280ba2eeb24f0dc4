package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Ends a run. */
public record Abort(RunId run) implements Operation {
  @Override
  public String name() {
    return "Abort";
  }

  @Override
  public String description() {
    return "Ends a run; a press under load decompresses in a controlled way";
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
    return at -> new Command.Abort(id, by, at, run);
  }
}
