package io.stackline.bridge;

import io.stackline.bridge.register.StatusBlock;
import java.util.concurrent.TimeUnit;

/**
 * Whether a PLC that answers is alive behind its answers: its communication goes on when its
 * program has stopped, and shows the last values for ever.
 *
 * @param pulse signs of life last seen, and the uptime beside them
 * @param looks how many looks in a row have shown just these
 * @param sinceNanos wall clock of the first of them
 */
record Standstill(StatusBlock.Pulse pulse, long uptimeMs, int looks, long sinceNanos) {
  static final String REASON = "the PLC's program stands still";
  static final Standstill UNKNOWN = new Standstill(new StatusBlock.Pulse(-1, -1), -1, 0, 0);

  /** Looks without a sign of life, beyond the first. */
  private static final int LOOKS_MAX = 3;

  /** Five times what the heartbeat takes, however fast the looks follow each other. */
  private static final long NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(500);

  Standstill see(StatusBlock block, long wallNanos) {
    long uptime = block.press().plc().uptime().toMillis();
    boolean same = pulse.equals(block.pulse()) && uptime == uptimeMs;
    return same
        ? new Standstill(pulse, uptimeMs, Math.min(looks + 1, LOOKS_MAX + 1), sinceNanos)
        : new Standstill(block.pulse(), uptime, 1, wallNanos);
  }

  boolean isSure(long wallNanos) {
    return looks > LOOKS_MAX && wallNanos - sinceNanos >= NANOS_MIN;
  }
}
