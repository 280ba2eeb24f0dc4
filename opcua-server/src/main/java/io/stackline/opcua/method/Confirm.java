package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Confirms a run's open prompt. */
public record Confirm(RunId run) implements Operation {
  @Override
  public String name() {
    return "Confirm";
  }

  @Override
  public String description() {
    return "Confirms that what the operator was asked to do is done";
  }

  @Override
  public Scope scope() {
    return new Scope.OfRun(run);
  }

  @Override
  public List<Argument> inputs() {
    return List.of(
        Inputs.text("PromptId", "Id of the prompt, so that a late click never confirms the next"),
        Inputs.text("Note", "What the operator adds, perhaps nothing"));
  }

  @Override
  public Function<Instant, Command> command(CommandId id, String by, Inputs inputs)
      throws BadArgument {
    String prompt = inputs.text(0);
    if (prompt.isBlank()) {
      throw BadArgument.invalid(0, "name the prompt by the run's PromptId");
    }
    String note = inputs.text(1);
    return at -> new Command.Confirm(id, by, at, run, prompt, note);
  }
}
