package io.stackline.opcua.method;

import io.stackline.opcua.security.Role;
import io.stackline.opcua.security.User;
import io.stackline.recipe.PromptRole;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    return confirmed(id, by, PromptRole.OPERATOR, inputs);
  }

  @Override
  public Function<Instant, Command> command(CommandId id, User by, Inputs inputs)
      throws BadArgument {
    return confirmed(id, by.name(), as(by), inputs);
  }

  private Function<Instant, Command> confirmed(
      CommandId id, String by, PromptRole role, Inputs inputs) throws BadArgument {
    String prompt = prompt(inputs);
    String note = inputs.text(1);
    return at -> new Command.Confirm(id, by, at, run, prompt, note, role, Map.of());
  }

  /** As what somebody confirms who may call the method at all. */
  static PromptRole as(User by) {
    return by.role() == Role.ENGINEER ? PromptRole.PROCESS_ENGINEER : PromptRole.OPERATOR;
  }

  /** The prompt that is meant: the first argument of all that confirm. */
  static String prompt(Inputs inputs) throws BadArgument {
    String prompt = inputs.text(0);
    if (prompt.isBlank()) {
      throw BadArgument.invalid(0, "name the prompt by the run's PromptId");
    }
    return prompt;
  }
}
