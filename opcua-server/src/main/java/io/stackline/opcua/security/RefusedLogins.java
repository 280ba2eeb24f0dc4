package io.stackline.opcua.security;

import io.stackline.time.Time;
import java.util.OptionalLong;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who was not let in: {@value #A_MINUTE} a minute, then how many more. Every trusted
 * application may have itself refused at will, and must not push the rest out of the audit log.
 * Thread-safe.
 */
final class RefusedLogins {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedLogins.class);
  private static final int A_MINUTE = 60;

  private final AuditLog audit;
  private final Time time;
  private final Sparing sparing = new Sparing(A_MINUTE);

  RefusedLogins(AuditLog audit, Time time) {
    this.audit = audit;
    this.time = time;
  }

  /**
   * Somebody was not let in.
   *
   * @param user as whom he wanted to be
   */
  void happened(Session session, String user, String why) {
    OptionalLong untold = sparing.happened(time.wallNanos());
    if (untold.isPresent()) {
      more(untold.getAsLong());
      LOG.info("login=refused address={} reason={}", session.getClientAddress(), why);
      audit.refused(session, user, why);
    }
  }

  /** Tells how many were not told, once their minute is over. */
  void sweep() {
    more(sparing.over(time.wallNanos()));
  }

  private void more(long count) {
    if (count > 0) {
      LOG.info("login=refused more={}", count);
      audit.moreLogins(count);
    }
  }
}
