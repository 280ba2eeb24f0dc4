package io.stackline.opcua.method;

import io.stackline.opcua.security.User;
import io.stackline.recipe.PromptRole;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** Confirms a run's open prompt and hands in what it asks for. */
public record ConfirmWith(RunId run) implements Operation {
  @Override
  public String name() {
    return "ConfirmWith";
  }

  @Override
  public String description() {
    return "Confirms a prompt and hands in what was scanned and measured";
  }

  @Override
  public Scope scope() {
    return new Scope.OfRun(run);
  }

  @Override
  public List<Argument> inputs() {
    return List.of(
        Inputs.text("PromptId", "Id of the prompt, so that a late click never confirms the next"),
        Inputs.texts("Names", "What is handed in, as PromptScans and PromptEntries name it"),
        Inputs.texts("Values", "In the same order: codes as they were read, quantities with unit"),
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
    return confirmed(id, by.name(), Confirm.as(by), inputs);
  }

  private Function<Instant, Command> confirmed(
      CommandId id, String by, PromptRole role, Inputs inputs) throws BadArgument {
    String prompt = Confirm.prompt(inputs);
    Map<String, String> entries = entries(inputs.texts(1), inputs.texts(2));
    String note = inputs.text(3);
    return at -> new Command.Confirm(id, by, at, run, prompt, note, role, entries);
  }

  private static Map<String, String> entries(List<String> names, List<String> values)
      throws BadArgument {
    if (names.size() != values.size()) {
      throw BadArgument.invalid(2, values.size() + " values for " + names.size() + " names");
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (entries.put(names.get(i), values.get(i)) != null) {
        throw BadArgument.invalid(1, names.get(i) + " is handed in twice");
      }
    }
    return entries;
  }
}
