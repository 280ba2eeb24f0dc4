package io.stackline.opcua.method;

import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** What a client may write at all, whoever it is. */
final class ValueCheck {
  private ValueCheck() {}

  /** A status or times of the client's own: what is shown is what the press has. */
  static Optional<Answer> bare(DataValue value) {
    boolean bare =
        value.statusCode().isGood() && value.sourceTime() == null && value.serverTime() == null;
    return bare
        ? Optional.empty()
        : Optional.of(
            Answer.bad(
                StatusCodes.Bad_WriteNotSupported, "write the value alone, no status, no time"));
  }

  /** Exactly a scalar of this type: nothing is converted. */
  static Optional<Answer> type(DataValue value, Class<?> type) {
    return type.isInstance(value.value().value())
        ? Optional.empty()
        : Optional.of(
            Answer.bad(
                StatusCodes.Bad_TypeMismatch, "it must be a scalar " + type.getSimpleName()));
  }

  /** A number within the range; NaN is in none. */
  static Optional<Answer> range(double value, Range range) {
    return value >= range.getLow() && value <= range.getHigh()
        ? Optional.empty()
        : Optional.of(
            Answer.bad(
                StatusCodes.Bad_OutOfRange,
                value + " is outside of " + range.getLow() + " to " + range.getHigh()));
  }
}
