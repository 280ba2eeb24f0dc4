package io.stackline.opcua.lock;

import io.stackline.opcua.security.User;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Who may hold a lock: a user at a client application. A second session of the same user at the
 * same application is the same holder.
 *
 * @param client the client's ApplicationUri
 * @param session the lock ends with the session that asked for it
 */
public record Holder(String client, String user, NodeId session) {
  /** The user of a session; empty before it is activated and once he was removed. */
  public static Optional<Holder> of(Session session) {
    return User.of(session).map(user -> of(session, user));
  }

  public static Holder of(Session session, User user) {
    String client =
        Optional.ofNullable(session.getClientDescription().getApplicationUri()).orElse("");
    return new Holder(client, user.name(), session.getSessionId());
  }

  boolean isSameAs(Holder other) {
    return client.equals(other.client) && user.equals(other.user);
  }
}
