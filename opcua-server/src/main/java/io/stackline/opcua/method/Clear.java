package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Says that a person has looked after a press on which a run was stopped or aborted. */
public record Clear(PressId press) implements Operation {
  @Override
  public String name() {
    return "Clear";
  }

  @Override
  public String description() {
    return "Says that what a stopped or aborted run left in the press is taken out: it serves runs"
        + " again";
  }

  @Override
  public Scope scope() {
    return new Scope.OfPress(press);
  }

  @Override
  public List<Argument> inputs() {
    return List.of(Inputs.text("Note", "What was found, perhaps nothing"));
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs)
      throws BadArgument {
    String note = inputs.text(0);
    return at -> new Command.Clear(id, by, at, press, note);
  }
}
