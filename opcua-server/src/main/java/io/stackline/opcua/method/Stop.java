package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Ends a run in order. */
public record Stop(RunId run) implements Operation {
  @Override
  public String name() {
    return "Stop";
  }

  @Override
  public String description() {
    return "Ends a run in order: a stroke under way goes to its end, a stack pressure is released,"
        + " nothing else begins";
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
    return at -> new Command.Stop(id, by, at, run);
  }
}
