package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Says what becomes of a stage that was not pressed, or not to its end. */
public record Decide(RunId run) implements Operation {
  @Override
  public String name() {
    return "Decide";
  }

  @Override
  public String description() {
    return "Says what becomes of a stage that was not pressed, or not to its end";
  }

  @Override
  public Scope scope() {
    return new Scope.OfRun(run);
  }

  @Override
  public List<Argument> inputs() {
    return List.of(
        Inputs.text("Choice", "REPEAT: press it once more; SKIP: leave it and go on"),
        Inputs.text("Note", "Why; needed to skip"));
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs)
      throws BadArgument {
    String asked = inputs.text(0).toUpperCase(Locale.ROOT);
    Optional<Command.Choice> choice =
        Arrays.stream(Command.Choice.values())
            .filter(each -> each.name().equals(asked))
            .findFirst();
    if (choice.isEmpty()) {
      throw BadArgument.invalid(0, "choose one of " + List.of(Command.Choice.values()));
    }
    String note = inputs.text(1);
    return at -> new Command.Decide(id, by, at, run, choice.get(), note);
  }
}
