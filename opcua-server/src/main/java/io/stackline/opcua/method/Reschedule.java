package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import io.stackline.run.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Says how much a run that waits is wanted from now on. */
public record Reschedule(RunId run) implements Operation {
  /** The arguments that say how much a run is wanted. */
  static final List<Argument> URGENCY =
      List.of(
          Inputs.number("Priority", "-9 to 9, 0 is usual, a higher one goes first"),
          Inputs.time("Due", "When it should be done; null or the earliest time for never"));

  @Override
  public String name() {
    return "Reschedule";
  }

  @Override
  public String description() {
    return "Says how much a run that waits for a press is wanted from now on";
  }

  /** It moves nothing. */
  @Override
  public Scope scope() {
    return Scope.NOBODY;
  }

  @Override
  public List<Argument> inputs() {
    return URGENCY;
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs)
      throws BadArgument {
    Urgency urgency = inputs.urgency(0);
    return at -> new Command.Reschedule(id, by, at, run, urgency);
  }
}
