package io.stackline.opcua.value;

import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * When values were true and when the server heard so: the same for all values of one reading, so
 * the clock is asked once for all of them.
 */
public record Moment(DateTime source, DateTime server) {
  /** Heard of now. */
  public static Moment of(Instant source) {
    return new Moment(new DateTime(source), DateTime.now());
  }
}
