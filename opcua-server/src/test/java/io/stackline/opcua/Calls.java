package io.stackline.opcua;

import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import java.util.Queue;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/** What sequencers say to calls, and how answers are read. */
final class Calls {
  private Calls() {}

  static Function<Command, Outcome> accepting(Queue<Command> seen, RunId run) {
    return command -> {
      seen.add(command);
      return new Outcome.Accepted(command.id(), command.at(), run);
    };
  }

  static Function<Command, Outcome> refusing(Refusal refusal) {
    return command -> new Outcome.Refused(command.id(), command.at(), refusal);
  }

  static String output(CallMethodResult result, int index) {
    return String.valueOf(Lists.ofNullable(result.getOutputArguments()).get(index).value());
  }

  static String name(StatusCode status) {
    return StatusCodes.lookup(status.value()).map(words -> words[0]).orElse("?");
  }
}
