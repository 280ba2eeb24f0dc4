package io.stackline.opcua.method;

import java.util.Arrays;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.AddressSpace.CallContext;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;

/** How an answer is put into a call's result. */
final class CallResults {
  private CallResults() {}

  /** Inputs that are there; none if the client sent none. */
  static Variant[] inputs(CallMethodRequest request) {
    Variant[] values = request.getInputArguments();
    return values == null ? new Variant[0] : values;
  }

  /** Why a call with so many arguments is none of this method. */
  static Answer wrongNumber(int given, int wanted) {
    long code =
        given < wanted ? StatusCodes.Bad_ArgumentsMissing : StatusCodes.Bad_TooManyArguments;
    return Answer.bad(code, given + " arguments given, " + wanted + " wanted");
  }

  /** The result of each argument when one of them is wrong. */
  static StatusCode[] each(int inputs, BadArgument wrong) {
    StatusCode[] each = new StatusCode[inputs];
    Arrays.fill(each, StatusCode.GOOD);
    each[wrong.index()] = new StatusCode(wrong.code());
    return each;
  }

  /** A result as a companion model declares it: with a bad status there are no outputs. */
  static CallMethodResult declared(
      AccessContext access,
      CallMethodRequest request,
      Answer answer,
      StatusCode[] arguments,
      Variant... outputs) {
    say(access, request, answer.message());
    return new CallMethodResult(
        answer.status(),
        arguments,
        new DiagnosticInfo[0],
        answer.status().isGood() ? outputs : new Variant[0]);
  }

  /** Puts the words into the operation's diagnostics, for clients that ask for these. */
  static void say(AccessContext access, CallMethodRequest request, String words) {
    if (!words.isEmpty() && access instanceof CallContext call) {
      DiagnosticInfo info = new DiagnosticInfo(-1, -1, -1, -1, words, null, null);
      call.getDiagnosticsContext().getDiagnosticsMap().put(request, info);
    }
  }
}
