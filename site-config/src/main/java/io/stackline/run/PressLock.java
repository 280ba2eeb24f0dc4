package io.stackline.run;

import io.stackline.press.PressId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who has locked a press for himself, as the OPC UA server says that knows it: a courtesy among
 * clients, never what keeps a press from moving.
 *
 * @param server name of the process whose server says so
 * @param turn grows whenever a press is locked, or its lock is taken away by another server than
 *     the one that holds it; no two servers use the same
 * @param held empty if nobody has
 */
public record PressLock(PressId press, String server, long turn, Optional<Held> held) {
  /**
   * A lock.
   *
   * @param client ApplicationUri of the client
   * @param context what the client said it is about, perhaps nothing
   * @param since process time of the server that holds it
   * @param remaining after so long without a sign of its holder it ends, wall clock; counted from
   *     when this was said, for clocks of two processes differ
   */
  public record Held(
      String client, String user, String context, Instant since, Duration remaining) {}
}
