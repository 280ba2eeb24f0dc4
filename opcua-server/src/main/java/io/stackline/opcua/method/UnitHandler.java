package io.stackline.opcua.method;

import io.stackline.opcua.security.Right;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves calls of one method that a companion model declares for a press: arguments and outputs are
 * the model's, without {@code RequestId} and {@code Message}. Why it was refused stands in the
 * operation's diagnostics, for clients that ask for these.
 */
public final class UnitHandler implements MethodInvocationHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnitHandler.class);

  /** How often an order may be placed; a MES that asks a busy press each minute does so a day. */
  private static final int ATTEMPTS_MAX = 1500;

  private final UnitOperation operation;
  private final Desk desk;
  private final PressWork work;
  private final Consumer<RunId> shown;

  /**
   * @param shown returns, after a bounded wait, when the run can be seen as a node
   */
  public UnitHandler(UnitOperation operation, Desk desk, Consumer<RunId> shown) {
    this.operation = operation;
    this.desk = desk;
    this.work = new PressWork(desk.board());
    this.shown = shown;
  }

  /** What it takes to call it. */
  public Right right() {
    return operation.right();
  }

  @Override
  public CallMethodResult invoke(AccessContext access, CallMethodRequest request) {
    Variant[] values = CallResults.inputs(request);
    StatusCode[] arguments = {};
    Answer answer;
    try {
      answer = answer(access.getSession(), values);
    } catch (BadArgument e) {
      arguments = CallResults.each(operation.inputs(), e);
      answer =
          Answer.bad(
              StatusCodes.Bad_InvalidArgument, "argument " + (e.index() + 1) + ": " + e.reason());
    } catch (NotNow e) {
      answer = Answer.bad(StatusCodes.Bad_InvalidState, e.reason());
    }
    Variant[] outputs =
        operation.givesRun() ? new Variant[] {new Variant(answer.run())} : new Variant[0];
    return CallResults.declared(access, request, answer, arguments, outputs);
  }

  private Answer answer(Optional<Session> session, Variant[] values) throws BadArgument, NotNow {
    Optional<Caller> caller = Caller.of(session, operation.right());
    if (session.isEmpty() || caller.isEmpty()) {
      return Caller.denied(operation.right());
    }
    if (values.length != operation.inputs()) {
      return CallResults.wrongNumber(values.length, operation.inputs());
    }
    Inputs inputs = new Inputs(values);
    Optional<CommandId> identity = operation.identity(inputs);
    CommandId id = identity.orElseGet(() -> new CommandId(UUID.randomUUID().toString()));
    Ask ask =
        new Ask(
            id,
            caller.get().name(),
            inputs,
            session.get().getServer().getStaticEncodingContext(),
            work);
    Answer answer = identity.isPresent() ? again(caller.get(), ask) : once(caller.get(), ask);
    LOG.info(
        "method={} press={} by={} answer={} {}",
        operation.name(),
        operation.press(),
        caller.get().user(),
        answer.status(),
        answer.message());
    if (operation.givesRun() && answer.status().isGood()) {
      shown.accept(new RunId(answer.run()));
    }
    return answer;
  }

  private Answer once(Caller caller, Ask ask) throws BadArgument, NotNow {
    Optional<Answer> locked = desk.locked(caller, operation.scope());
    if (locked.isPresent()) {
      return locked.get();
    }
    Function<Instant, Command> command = operation.command(ask);
    Optional<String> known = operation.identity(ask.inputs()).map(id -> "this job and task");
    return desk.ask(new Request(caller, operation.scope(), command, known));
  }

  /**
   * An order that is known gives what became of it, unless that was a refusal: then it is new. Goes
   * through former refusals for the desk's patience at most, and on from there when called again.
   */
  private Answer again(Caller caller, Ask ask) throws BadArgument, NotNow {
    long began = desk.nanos();
    CommandId order = ask.id();
    for (int n = desk.attempt(order); n <= ATTEMPTS_MAX; n++) {
      CommandId id = n == 1 ? order : new CommandId(order + "-" + n);
      if (!desk.wasRefused(id)) {
        if (desk.left(began).isNegative()) {
          return Answer.bad(
              StatusCodes.Bad_TooManyOperations,
              "this task was refused " + (n - 1) + " times; nothing was asked, call again");
        }
        Answer answer = once(caller, ask.as(id));
        if (!answer.formerRefusal()) {
          return answer;
        }
      }
      desk.refused(order, n);
    }
    return Answer.bad(
        StatusCodes.Bad_TooManyOperations,
        "this task was refused " + ATTEMPTS_MAX + " times; give it another id");
  }
}
