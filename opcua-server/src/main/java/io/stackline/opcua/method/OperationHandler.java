package io.stackline.opcua.method;

import io.stackline.opcua.security.Right;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves calls of one method on one object. Milo's own base class gives no outputs with a bad
 * result.
 */
public final class OperationHandler implements MethodInvocationHandler, Told {
  private static final Logger LOG = LoggerFactory.getLogger(OperationHandler.class);

  private final Operation operation;
  private final Desk desk;
  private final Consumer<RunId> shown;

  /**
   * @param shown returns, after a bounded wait, when the run can be seen as a node
   */
  public OperationHandler(Operation operation, Desk desk, Consumer<RunId> shown) {
    this.operation = operation;
    this.desk = desk;
    this.shown = shown;
  }

  @Override
  public String name() {
    return operation.name();
  }

  @Override
  public String description() {
    return operation.description();
  }

  /** What it takes to call it. */
  public Right right() {
    return operation.right();
  }

  /** All input arguments, {@code RequestId} last. */
  @Override
  public List<Argument> inputs() {
    List<Argument> inputs = new ArrayList<>(operation.inputs());
    inputs.add(
        Inputs.text(
            "RequestId",
            "Drawn by the caller, so that asking twice does it once; empty: drawn by the server"));
    return inputs;
  }

  /** All output arguments, {@code Message} last. */
  @Override
  public List<Argument> outputs() {
    List<Argument> outputs = new ArrayList<>();
    if (operation.givesRun()) {
      outputs.add(Inputs.text("RunId", "Id of the run that was started"));
    }
    outputs.add(Inputs.text("Message", "Why it was refused and what to do about it, or nothing"));
    return outputs;
  }

  @Override
  public CallMethodResult invoke(AccessContext access, CallMethodRequest request) {
    Variant[] values = CallResults.inputs(request);
    int wanted = operation.inputs().size() + 1;
    if (values.length != wanted) {
      Answer answer = CallResults.wrongNumber(values.length, wanted);
      return result(access, request, answer, new StatusCode[0]);
    }
    try {
      return result(access, request, answer(access, new Inputs(values)), new StatusCode[0]);
    } catch (BadArgument e) {
      String name = inputs().get(e.index()).getName();
      Answer answer = Answer.bad(StatusCodes.Bad_InvalidArgument, name + ": " + e.reason());
      return result(access, request, answer, CallResults.each(wanted, e));
    }
  }

  private Answer answer(AccessContext access, Inputs inputs) throws BadArgument {
    Optional<Caller> caller = Caller.of(access.getSession(), right());
    if (caller.isEmpty()) {
      return Caller.denied(right());
    }
    CommandId id = id(inputs);
    Answer answer =
        desk.ask(
            new Request(
                caller.get(),
                operation.scope(),
                operation.command(id, caller.get().user(), inputs),
                Optional.of("request id " + id)));
    LOG.info(
        "method={} request={} run={} press={} by={} answer={} {}",
        name(),
        id,
        About.run(operation).orElse(answer.run().isEmpty() ? "-" : answer.run()),
        About.press(operation).orElse("-"),
        caller.get().user(),
        answer.status(),
        answer.message());
    if (operation.givesRun() && answer.status().isGood()) {
      shown.accept(new RunId(answer.run()));
    }
    return answer;
  }

  private CommandId id(Inputs inputs) throws BadArgument {
    int index = operation.inputs().size();
    String text = inputs.text(index);
    try {
      return new CommandId(text.isEmpty() ? UUID.randomUUID().toString() : text);
    } catch (IllegalArgumentException e) {
      throw BadArgument.invalid(index, String.valueOf(e.getMessage()));
    }
  }

  private CallMethodResult result(
      AccessContext access, CallMethodRequest request, Answer answer, StatusCode[] arguments) {
    CallResults.say(access, request, answer.message());
    Variant message = new Variant(answer.message());
    Variant[] outputs =
        operation.givesRun()
            ? new Variant[] {new Variant(answer.run()), message}
            : new Variant[] {message};
    return new CallMethodResult(answer.status(), arguments, new DiagnosticInfo[0], outputs);
  }
}
