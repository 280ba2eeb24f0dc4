package io.stackline.opcua.security;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the sessions of those who may no longer be here: the user was removed, has another role or
 * another password, or his application lost its trust. Milo lets them stay for ever. What they call
 * in the meantime is refused already, for each call asks the users file. Only called on the crank.
 */
final class Departures {
  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  private final Pki pki;
  private final AuditLog audit;
  private Object trustThen = "";
  private boolean lookAgain;

  Departures(Pki pki, AuditLog audit) {
    this.pki = pki;
    this.audit = audit;
  }

  void sweep(OpcUaServer server) {
    boolean trustChanged = trustChanged();
    for (Session session : server.getSessionManager().getAllSessions()) {
      if (session.getIdentity() == null) {
        // It can only be ended once it is activated, and may have been let in by the old list.
        lookAgain |= trustChanged;
        continue;
      }
      Optional<String> why = why(session, trustChanged);
      if (why.isPresent()) {
        LOG.info("session={} ended: {}", session.getSessionId(), why.get());
        audit.ended(session, why.get());
        server.getSessionManager().killSession(session.getSessionId(), true);
      }
    }
  }

  /**
   * Applications are only looked at after a change, and then twice: a session that was just being
   * made was let in by the old list, and is seen the second time. As long as sessions wait for
   * somebody to log in, they are looked at again.
   */
  private boolean trustChanged() {
    Object now = pki.stamp();
    boolean changed = !now.equals(trustThen);
    boolean look = changed || lookAgain;
    trustThen = now;
    lookAgain = changed;
    return look;
  }

  private Optional<String> why(Session session, boolean trustChanged) {
    Optional<Admission> admission = Admission.of(session.getIdentity());
    if (admission.isPresent() && !admission.get().stands()) {
      return Optional.of("the user was removed or changed");
    }
    List<X509Certificate> chain = session.getSecurityConfiguration().getClientCertificateChain();
    if (trustChanged && chain != null && !chain.isEmpty() && !pki.stillTrusts(chain)) {
      return Optional.of("the client application is no longer trusted");
    }
    return Optional.empty();
  }
}
