package io.stackline.opcua.security;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;
import org.jspecify.annotations.Nullable;

/** As whom a session was let in. What that is worth is asked of the users file each time. */
sealed interface Admission {
  /** Whoever did not log in, where the site lets them in. */
  Admission ANONYMOUS = new Anonymous();

  /** The user with the role he has now; empty once he may no longer be here. */
  Optional<User> user();

  /** Whether all is as it was when he logged in; if not, he has to log in again. */
  boolean stands();

  static Optional<Admission> of(@Nullable Identity identity) {
    return identity != null && identity.getUserData() instanceof Admission admission
        ? Optional.of(admission)
        : Optional.empty();
  }

  /** Nobody in particular. */
  record Anonymous() implements Admission {
    @Override
    public Optional<User> user() {
      return Optional.of(User.ANONYMOUS);
    }

    @Override
    public boolean stands() {
      return true;
    }

    @Override
    public String toString() {
      return User.ANONYMOUS.toString();
    }
  }

  /**
   * A user of the file.
   *
   * @param changed when his password was last set: another password, or another person of the same
   *     name, ends his sessions
   * @param certificate empty if he logged in with a password
   */
  record Member(Users users, User was, Instant changed, Optional<X509Certificate> certificate)
      implements Admission {
    @Override
    public Optional<User> user() {
      return users.now(was.name(), changed);
    }

    @Override
    public boolean stands() {
      return user().equals(Optional.of(was))
          && certificate.map(each -> users.isCertificateOf(was.name(), each)).orElse(true);
    }

    @Override
    public String toString() {
      return was.toString();
    }
  }
}
