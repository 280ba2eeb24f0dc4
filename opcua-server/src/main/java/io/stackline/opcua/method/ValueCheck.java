package io.stackline.opcua.method;

import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.jspecify.annotations.Nullable;

/** What a client may write at all, whoever it is. */
final class ValueCheck {
  private ValueCheck() {}

  /** A status or times of the client's own: what is shown is what the press has. */
  static Optional<Answer> bare(DataValue value) {
    boolean bare =
        value.statusCode().isGood() && isNone(value.sourceTime()) && isNone(value.serverTime());
    return bare
        ? Optional.empty()
        : Optional.of(
            Answer.bad(
                StatusCodes.Bad_WriteNotSupported, "write the value alone, no status, no time"));
  }

  /** Milo reads a time that was not sent as OPC UA's null time. */
  private static boolean isNone(@Nullable DateTime time) {
    return time == null || time.equals(DateTime.MIN_VALUE) || time.getUtcTime() == 0;
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
