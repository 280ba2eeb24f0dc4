package io.stackline.opcua.security;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.Session;

/** Somebody who has logged in. */
public record User(String name, Role role) {
  /** Whoever did not log in: reads, if the site lets them in at all. */
  static final User ANONYMOUS = new User("anonymous", Role.OBSERVER);

  /**
   * The user of a session, with the role the users file gives him now; empty before it is activated
   * and once he was removed.
   */
  public static Optional<User> of(Session session) {
    return Admission.of(session.getIdentity()).flatMap(Admission::user);
  }

  @Override
  public String toString() {
    return name + " (" + role + ")";
  }
}
