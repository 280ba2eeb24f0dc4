package io.stackline.opcua.method;

import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/**
 * What a client is told about its command.
 *
 * @param run id of the run it started or concerns, empty if there is none
 * @param message in plain words; empty if all is well
 */
record Answer(StatusCode status, String run, String message) {
  static Answer bad(long code, String message) {
    return new Answer(new StatusCode(code), "", message);
  }

  static Answer of(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return new Answer(StatusCode.GOOD, accepted.run().value(), "");
    }
    if (outcome instanceof Outcome.Obeyed) {
      return new Answer(StatusCode.GOOD, "", "");
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return bad(StatusCodes.Bad_CommunicationError, unknown.reason());
    }
    Refusal refusal = ((Outcome.Refused) outcome).refusal();
    return bad(code(refusal.code()), refusal.toString());
  }

  private static long code(Refusal.Code code) {
    return switch (code) {
      case UNKNOWN -> StatusCodes.Bad_NotFound;
      case STATE -> StatusCodes.Bad_InvalidState;
      case ENVELOPE -> StatusCodes.Bad_OutOfRange;
      case ARGUMENT -> StatusCodes.Bad_InvalidArgument;
      case BUSY -> StatusCodes.Bad_ResourceUnavailable;
      case PRESS -> StatusCodes.Bad_DeviceFailure;
      case PERMISSION -> StatusCodes.Bad_UserAccessDenied;
    };
  }
}
