package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Tares a press. */
public record Tare(PressId press) implements Operation {
  @Override
  public String name() {
    return "Tare";
  }

  @Override
  public String description() {
    return "Takes the present reading of the unloaded load cells for zero";
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
    return at -> new Command.ToPress(id, by, at, press, Errand.TARE);
  }
}
