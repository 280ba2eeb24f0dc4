package io.stackline.opcua.security;

import io.stackline.time.Time;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractUsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractX509IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultAnonymousIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultUsernameIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultX509UserIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity.UsernameIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity.X509UserIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.UserNameIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who logs in. Whatever is wrong with a log-in (name, password, padding of the cipher text,
 * signature, throttled), the client sees the one status {@code Bad_IdentityTokenRejected}, after
 * the time a password check takes: anything else would answer an attacker's questions (Milo #1804).
 */
public final class Logins implements IdentityValidator {
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

  private final Users users;
  private final AuditLog audit;
  private final RefusedLogins refused;
  private final boolean anonymousMayRead;
  private final Time time;
  private final LoginThrottle throttle = new LoginThrottle();

  Logins(Users users, AuditLog audit, RefusedLogins refused, boolean anonymousMayRead, Time time) {
    this.users = users;
    this.audit = audit;
    this.refused = refused;
    this.anonymousMayRead = anonymousMayRead;
    this.time = time;
  }

  @Override
  public Set<UserTokenType> getSupportedTokenTypes() {
    return anonymousMayRead
        ? Set.of(UserTokenType.Anonymous, UserTokenType.UserName, UserTokenType.Certificate)
        : Set.of(UserTokenType.UserName, UserTokenType.Certificate);
  }

  @Override
  public Identity validateIdentityToken(
      Session session, UserIdentityToken token, UserTokenPolicy policy, SignatureData signature)
      throws UaException {
    try {
      Identity identity = identity(session, token, policy, signature);
      LOG.info(
          "login=accepted user={} address={}", identity.getUserData(), session.getClientAddress());
      Admission.of(identity)
          .ifPresent(as -> audit.letIn(session, as, policy.getTokenType().name()));
      return identity;
    } catch (LockedOut e) {
      throw refused();
    } catch (UaException | RuntimeException e) {
      refused.happened(session, name(token), Printable.of(e.getMessage()));
      throw refused();
    }
  }

  private static UaException refused() {
    return new UaException(StatusCodes.Bad_IdentityTokenRejected);
  }

  /** As whom somebody wants to be let in; a certificate is named by nobody. */
  private static String name(UserIdentityToken token) {
    return token instanceof UserNameIdentityToken named ? Printable.of(named.getUserName()) : "-";
  }

  /**
   * Not looked at, for there were too many failures. Not written down either, but for the failure
   * that led to it: whoever guesses must not be able to push everything else out of the audit log.
   */
  private static final class LockedOut extends UaException {
    private static final long serialVersionUID = 1L;

    LockedOut() {
      super(StatusCodes.Bad_IdentityTokenRejected);
    }
  }

  private Identity identity(
      Session session, UserIdentityToken token, UserTokenPolicy policy, SignatureData signature)
      throws UaException {
    return switch (policy.getTokenType()) {
      case UserName -> byName(session, token, policy, signature);
      case Certificate -> byCertificate(session, token, policy, signature);
      case Anonymous -> anonymous();
      case IssuedToken -> throw new UaException(StatusCodes.Bad_IdentityTokenInvalid);
    };
  }

  private Identity anonymous() throws UaException {
    if (!anonymousMayRead) {
      throw refused();
    }
    Identity identity = new DefaultAnonymousIdentity();
    identity.setUserData(Admission.ANONYMOUS);
    return identity;
  }

  private Identity byCertificate(
      Session session, UserIdentityToken token, UserTokenPolicy policy, SignatureData signature)
      throws UaException {
    try {
      return new ByCertificate().validateIdentityToken(session, token, policy, signature);
    } catch (UaException | RuntimeException e) {
      users.pretend();
      throw e;
    }
  }

  private Identity byName(
      Session session, UserIdentityToken token, UserTokenPolicy policy, SignatureData signature)
      throws UaException {
    String who = name(token) + "@" + session.getClientAddress();
    if (!throttle.admits(who, time.wallNanos())) {
      throw new LockedOut();
    }
    ByPassword attempt = new ByPassword();
    try {
      Identity identity = attempt.validateIdentityToken(session, token, policy, signature);
      throttle.succeeded(who);
      return identity;
    } catch (UaException | RuntimeException e) {
      if (!attempt.looked) {
        users.pretend();
      }
      long pauseS = TimeUnit.NANOSECONDS.toSeconds(throttle.failed(who, time.wallNanos()));
      if (pauseS > 0) {
        refused.happened(
            session, name(token), "too many failures: locked out for " + pauseS + " s");
      }
      throw e;
    }
  }

  /** One attempt with a password. */
  private final class ByPassword extends AbstractUsernameIdentityValidator {
    private boolean looked;

    @Override
    protected @Nullable UsernameIdentity authenticateUsernamePassword(
        Session session, String name, String password) {
      looked = true;
      Optional<Admission.Member> member = users.byPassword(name, password);
      if (member.isEmpty()) {
        return null;
      }
      UsernameIdentity identity = new DefaultUsernameIdentity(member.get().was().name());
      identity.setUserData(member.get());
      return identity;
    }
  }

  /** One attempt with a certificate whose key the client has proved to hold. */
  private final class ByCertificate extends AbstractX509IdentityValidator {
    @Override
    protected @Nullable X509UserIdentity authenticateCertificate(
        Session session, X509Certificate certificate) {
      Optional<Admission.Member> member = users.byCertificate(certificate);
      if (member.isEmpty()) {
        return null;
      }
      X509UserIdentity identity = new DefaultX509UserIdentity(certificate);
      identity.setUserData(member.get());
      return identity;
    }
  }
}
