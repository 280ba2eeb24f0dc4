package io.stackline.opcua.security;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;

/** Somebody who has logged in. */
public record User(String name, Role role) {
  /** Whoever did not log in: reads, if the site lets them in at all. */
  static final User ANONYMOUS = new User("anonymous", Role.OBSERVER);

  /** The user of a session, empty before it is activated. */
  public static Optional<User> of(Session session) {
    Identity identity = session.getIdentity();
    return identity != null && identity.getUserData() instanceof User user
        ? Optional.of(user)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name + " (" + role + ")";
  }
}
