package io.stackline.opcua.value;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * A value with its OPC UA status, before it is stamped. A bad sample has no value.
 *
 * @param value null variant if there is none
 */
public record Sample(Variant value, StatusCode status) {
  private static final Sample NO_TEXTS = good(new String[0]);

  public static Sample bad(long code) {
    return new Sample(Variant.NULL_VALUE, new StatusCode(code));
  }

  public static Sample text(String text) {
    return good(text);
  }

  public static Sample texts(Collection<String> texts) {
    return texts.isEmpty() ? NO_TEXTS : good(texts.toArray(new String[0]));
  }

  public static Sample flag(boolean flag) {
    return good(flag);
  }

  /** Clipped to what a UInt16 holds. */
  public static Sample count16(long count) {
    return good(ushort((int) Math.max(0, Math.min(count, 0xFFFF))));
  }

  /** Clipped to what a UInt32 holds. */
  public static Sample count32(long count) {
    return good(uint(Math.max(0, Math.min(count, 0xFFFFFFFFL))));
  }

  /**
   * A number, or the given status if it is not one.
   *
   * @param codeIfUnknown status code for NaN
   */
  public static Sample number(double value, long codeIfUnknown) {
    return Double.isNaN(value) ? bad(codeIfUnknown) : good(value);
  }

  public static Sample seconds(Duration duration) {
    return good(duration.toNanos() / 1e9);
  }

  public static Sample time(Instant instant) {
    return good(new DateTime(instant));
  }

  /** A time, or the given status if there is none. */
  public static Sample time(Optional<Instant> instant, long codeIfUnknown) {
    return instant.map(Sample::time).orElseGet(() -> bad(codeIfUnknown));
  }

  /** A value of any type of OPC UA. */
  public static Sample of(Object value) {
    return good(value);
  }

  private static Sample good(Object value) {
    return new Sample(new Variant(value), StatusCode.GOOD);
  }

  /** The same value with another status; a bad sample stays as it is. */
  public Sample with(long code) {
    return status.isBad() ? this : new Sample(value, new StatusCode(code));
  }

  /** Stamped with its source time and the time at which the server heard of it. */
  public DataValue at(Moment moment) {
    return new DataValue(value, status, moment.source(), moment.server());
  }
}
