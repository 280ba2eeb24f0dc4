package io.stackline.opcua.lock;

import io.stackline.press.PressId;
import java.time.Duration;

/**
 * What a press's lock shows, as OPC 10000-100 §7.2 names it.
 *
 * @param client LockingClient: the ApplicationUri of who holds it, empty if nobody
 * @param user LockingUser, empty if nobody
 * @param context what the client said it is about, perhaps nothing
 * @param remaining RemainingLockTime: after so long without a sign of its holder it ends
 */
public record LockState(
    boolean locked, String client, String user, String context, Duration remaining) {
  public static final LockState FREE = new LockState(false, "", "", "", Duration.ZERO);

  /** RemainingLockTime as OPC UA writes a Duration: milliseconds, 0 if nobody holds it. */
  public double remainingMs() {
    return remaining.toNanos() / 1e6;
  }

  /** Who holds it, for how long, and what to do about it. */
  String words(PressId press) {
    return press
        + " is locked by "
        + user
        + " at "
        + client
        + (context.isEmpty() ? "" : " (" + context + ")")
        + " for "
        + Math.max(1, remaining.toSeconds())
        + " s more, longer if it is renewed; ask there, wait, or let a process engineer break the"
        + " lock";
  }
}
