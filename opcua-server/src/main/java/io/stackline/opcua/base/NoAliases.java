package io.stackline.opcua.base;

import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.AliasNameDataType;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;

/** Finds the aliases there are: none. Companion models refer to the folder, so it stays. */
final class NoAliases implements MethodInvocationHandler {
  private static final int INPUTS = 2;

  @Override
  public CallMethodResult invoke(AccessContext access, CallMethodRequest request) {
    Variant[] inputs = request.getInputArguments();
    int given = inputs == null ? 0 : inputs.length;
    if (given != INPUTS) {
      return answer(
          given < INPUTS ? StatusCodes.Bad_ArgumentsMissing : StatusCodes.Bad_TooManyArguments);
    }
    return answer(StatusCodes.Good, new Variant(new AliasNameDataType[0]));
  }

  private static CallMethodResult answer(long code, Variant... outputs) {
    return new CallMethodResult(
        new StatusCode(code), new StatusCode[0], new DiagnosticInfo[0], outputs);
  }
}
