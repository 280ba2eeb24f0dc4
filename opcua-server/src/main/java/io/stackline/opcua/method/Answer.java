package io.stackline.opcua.method;

import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/**
 * What a client is told about its command.
 *
 * @param run id of the run it started or concerns, empty if there is none
 * @param message in plain words; empty if all is well
 * @param formerRefusal whether it is what was said to the same command when it was asked before
 */
record Answer(StatusCode status, String run, String message, boolean formerRefusal) {
  Answer(StatusCode status, String run, String message) {
    this(status, run, message, false);
  }

  static Answer good(String message) {
    return new Answer(StatusCode.GOOD, "", message);
  }

  static Answer bad(long code, String message) {
    return new Answer(new StatusCode(code), "", message);
  }

  /**
   * @param asked with the time it was asked this time
   */
  static Answer of(Outcome outcome, Command asked) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return new Answer(StatusCode.GOOD, accepted.run().value(), "");
    }
    if (outcome instanceof Outcome.Obeyed) {
      return good("");
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return bad(StatusCodes.Bad_CommunicationError, unknown.reason());
    }
    Refusal refusal = ((Outcome.Refused) outcome).refusal();
    return new Answer(
        new StatusCode(code(refusal.code())),
        "",
        refusal.toString(),
        outcome.at().isBefore(asked.at()));
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
