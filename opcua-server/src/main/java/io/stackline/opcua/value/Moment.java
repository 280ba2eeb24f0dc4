package io.stackline.opcua.value;

import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * When values were true and when the server heard so: the same for all values of one reading, so
 * the clocks are asked once for all of them.
 *
 * @param wallNanos when they were true by the monotonic clock of this machine
 */
public record Moment(DateTime source, DateTime server, long wallNanos) {
  /** What is older counts as this old: it did not wait here, or its source's clock is not ours. */
  private static final Duration LATE_MAX = Duration.ofSeconds(1);

  /** True at this process time and heard of now. */
  public static Moment of(Instant source, Time time) {
    long late = (long) (lateNanos(source, time.now(), LATE_MAX, time.speed()) / time.speed());
    return new Moment(new DateTime(source), DateTime.now(), time.wallNanos() - late);
  }

  private static long lateNanos(Instant source, Instant now, Duration wallMax, double speed) {
    long max = (long) (wallMax.toNanos() * speed);
    long maxSeconds = max / TimeUnit.SECONDS.toNanos(1) + 1;
    if (!source.isBefore(now)) {
      return 0;
    }
    return source.isBefore(now.minusSeconds(maxSeconds))
        ? max
        : Math.min(max, Duration.between(source, now).toNanos());
  }
}
