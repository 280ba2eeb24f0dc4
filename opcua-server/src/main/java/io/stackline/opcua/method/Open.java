package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Opens a press. */
public record Open(PressId press) implements Operation {
  @Override
  public String name() {
    return "Open";
  }

  @Override
  public String description() {
    return "Opens the press; no stroke may be under way";
  }

  @Override
  public Scope scope() {
    return new Scope.OfPress(press);
  }

  @Override
  public List<Argument> inputs() {
    return List.of();
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs) {
    return at -> new Command.ToPress(id, by, at, press, Errand.OPEN);
  }
}
