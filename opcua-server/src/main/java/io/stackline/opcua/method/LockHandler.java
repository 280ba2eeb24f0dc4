package io.stackline.opcua.method;

import io.stackline.opcua.lock.Holder;
import io.stackline.opcua.lock.LockAnswer;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.security.Right;
import io.stackline.press.PressId;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;

/**
 * Serves one method of one press's lock. Its status output is the standard's number; who is not the
 * holder gets {@code Bad_Locked}, with words.
 */
public final class LockHandler implements MethodInvocationHandler {
  private final LockMethod method;
  private final PressId press;
  private final Locks locks;

  public LockHandler(LockMethod method, PressId press, Locks locks) {
    this.method = method;
    this.press = press;
    this.locks = locks;
  }

  public Right right() {
    return method.right();
  }

  @Override
  public CallMethodResult invoke(AccessContext access, CallMethodRequest request) {
    Variant[] values = CallResults.inputs(request);
    StatusCode[] arguments = {};
    Answer answer;
    Variant[] outputs = {};
    try {
      var caller = Caller.of(access.getSession(), method.right());
      if (caller.isEmpty()) {
        answer = Caller.denied(method.right());
      } else if (values.length != method.inputs()) {
        answer = CallResults.wrongNumber(values.length, method.inputs());
      } else {
        String context = method.inputs() == 0 ? "" : new Inputs(values).text(0);
        access.getSession().ifPresent(locks::follow);
        LockAnswer said = method.ask(locks, press, caller.get().holder(), context);
        answer = answer(said, caller.get().holder());
        outputs = new Variant[] {new Variant(said.code())};
      }
    } catch (BadArgument e) {
      arguments = CallResults.each(method.inputs(), e);
      answer = Answer.bad(StatusCodes.Bad_InvalidArgument, "Context: " + e.reason());
    }
    return CallResults.declared(access, request, answer, arguments, outputs);
  }

  private Answer answer(LockAnswer said, Holder holder) {
    return switch (said) {
      case OK -> Answer.good("");
      case ALREADY_LOCKED -> Answer.good(locks.objection(press, holder).orElse("it is yours"));
      case NOT_LOCKED -> Answer.good(press + " is not locked");
      case INVALID -> Answer.good("somebody else's command to " + press + " is under way");
      case NOT_HOLDER ->
          Answer.bad(
              StatusCodes.Bad_Locked, locks.objection(press, holder).orElse("it is not yours"));
    };
  }
}
