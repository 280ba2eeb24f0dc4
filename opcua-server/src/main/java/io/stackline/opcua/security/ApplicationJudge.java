package io.stackline.opcua.security;

import io.stackline.time.Time;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.util.validation.CertificateValidationUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the certificates of client applications (OPC 10000-4 §6.1.3): trusted or issued by one who
 * is, valid today, made for this use and this application URI, not revoked. An issuer without a
 * revocation list is borne. Milo's own judge reaches into the JDK to bear it, which Java 17
 * forbids, and then refuses every application of a CA that publishes no list.
 */
final class ApplicationJudge implements CertificateValidator {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationJudge.class);

  /** Anybody can have himself refused, each time with another certificate. */
  private static final int WARNINGS_A_MINUTE = 10;

  /** The audit log is for who looks closely. Even so, its other lines shall last for days. */
  private static final int AUDITED_A_MINUTE = 60;

  /** No plant has more CAs above each other; signatures take time. */
  private static final int LINEAGE_MAX = 10;

  private final TrustStore store;
  private final CertificateQuarantine rejected;
  private final AuditLog audit;
  private final Time time;
  private final Sparing warnings = new Sparing(WARNINGS_A_MINUTE);
  private final Sparing audited = new Sparing(AUDITED_A_MINUTE);

  ApplicationJudge(TrustStore store, CertificateQuarantine rejected, AuditLog audit, Time time) {
    this.store = store;
    this.rejected = rejected;
    this.audit = audit;
    this.time = time;
  }

  // Milo annotates the elements of the array, means the array, and newer compilers read that.
  @SuppressWarnings("NullAway")
  @Override
  public void validateCertificateChain(
      List<X509Certificate> chain,
      @Nullable String applicationUri,
      String @Nullable [] validHostnames)
      throws UaException {
    try {
      judge(chain);
      if (applicationUri != null) {
        CertificateValidationUtil.checkApplicationUri(chain.get(0), applicationUri);
      }
    } catch (UaException e) {
      long code = e.getStatusCode().value();
      tell(chain, code);
      // Bare: what it says besides goes to the client, and tells how we look at certificates.
      throw new UaException(code);
    }
  }

  private void judge(List<X509Certificate> chain) throws UaException {
    List<X509Certificate> path = trustedPath(chain);
    for (int i = 0; i < path.size(); i++) {
      CertificateValidationUtil.checkValidity(path.get(i), i == 0);
    }
    CertificateValidationUtil.checkEndEntityKeyUsage(path.get(0));
    CertificateValidationUtil.checkEndEntityExtendedKeyUsage(path.get(0), true);
    if (isRevoked(path)) {
      throw new UaException(StatusCodes.Bad_SecurityChecksFailed);
    }
  }

  /** Whoever is not trusted learns no more than that, and lands among the refused. */
  private List<X509Certificate> trustedPath(List<X509Certificate> chain) throws UaException {
    try {
      return path(chain);
    } catch (UaException e) {
      chain.forEach(rejected::addRejectedCertificate);
      throw e.getStatusCode().value() == StatusCodes.Bad_CertificateUntrusted
          ? new UaException(StatusCodes.Bad_SecurityChecksFailed)
          : e;
    }
  }

  /** The certificates from the application's own to that of whom the trust begins with. */
  private List<X509Certificate> path(List<X509Certificate> chain) throws UaException {
    PKIXCertPathBuilderResult built =
        CertificateValidationUtil.buildTrustedCertPath(
            chain, store.trusted().contents(), store.issuers().contents());
    List<X509Certificate> path = new ArrayList<>();
    built.getCertPath().getCertificates().stream()
        .map(X509Certificate.class::cast)
        .forEach(path::add);
    path.add(built.getTrustAnchor().getTrustedCert());
    return path;
  }

  /**
   * Whether an application that was let in would still be: trusted, and not revoked. That its
   * certificate has ended meanwhile is no reason to cut a control room off in the middle of a run.
   */
  boolean stillTrusts(List<X509Certificate> chain) {
    try {
      return !isRevoked(path(chain));
    } catch (UaException e) {
      List<X509Certificate> lineage = lineage(chain);
      return lineage.stream().anyMatch(ApplicationJudge::hasEnded)
          && lineage.stream().anyMatch(store.trusted().contents()::contains)
          && !isRevoked(lineage);
    }
  }

  /** From the application's own certificate upwards, as far as it is known, ended or not. */
  private List<X509Certificate> lineage(List<X509Certificate> chain) {
    List<X509Certificate> known = new ArrayList<>(store.trusted().contents());
    known.addAll(store.issuers().contents());
    known.addAll(chain);
    List<X509Certificate> lineage = new ArrayList<>();
    Optional<X509Certificate> next = Optional.of(chain.get(0));
    while (next.isPresent() && lineage.size() < LINEAGE_MAX) {
      X509Certificate last = next.get();
      lineage.add(last);
      next =
          known.stream()
              .filter(each -> !lineage.contains(each) && isIssued(last, each))
              .findFirst();
    }
    return lineage;
  }

  private static boolean hasEnded(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().isBefore(Instant.now());
  }

  private static boolean isIssued(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Only lists that the issuer signed count, and an old one more than none. */
  private boolean isRevoked(List<X509Certificate> path) {
    List<X509CRL> lists = new ArrayList<>(store.trustedCrls().contents());
    lists.addAll(store.issuerCrls().contents());
    for (int i = 0; i + 1 < path.size(); i++) {
      X509Certificate certificate = path.get(i);
      PublicKey issuer = path.get(i + 1).getPublicKey();
      for (X509CRL list : lists) {
        if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
            && isSigned(list, issuer)
            && list.isRevoked(certificate)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSigned(X509CRL list, PublicKey issuer) {
    try {
      list.verify(issuer);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Tells the operator why an application was refused, and what to do if it is wanted. */
  private void tell(List<X509Certificate> chain, long code) {
    String why =
        StatusCodes.lookup(code).map(words -> words[0]).orElse("0x" + Long.toHexString(code));
    String subject =
        chain.isEmpty()
            ? "without certificate"
            : Printable.of(chain.get(0).getSubjectX500Principal());
    String thumbprint = chain.isEmpty() ? "-" : Certificates.thumbprint(chain.get(0));
    long now = time.wallNanos();
    OptionalLong unwarned = warnings.happened(now);
    if (unwarned.isPresent()) {
      warnOf(unwarned.getAsLong());
      LOG.warn("client application {} refused: {}; {}", subject, why, remedy(chain, code));
    }
    OptionalLong unaudited = audited.happened(now);
    if (unaudited.isPresent()) {
      noteMore(unaudited.getAsLong());
      audit.application(subject, thumbprint, why);
    }
  }

  /** What helps whoever wants it in; the status, which the client sees, says less. */
  private String remedy(List<X509Certificate> chain, long code) {
    if (code != StatusCodes.Bad_SecurityChecksFailed || chain.isEmpty()) {
      return "it needs another certificate";
    }
    X509Certificate own = chain.get(0);
    if (isRevoked(lineage(chain))) {
      return "it was revoked: it needs another certificate";
    }
    if (!store.trusted().contents().contains(own)) {
      return "if it is known: stackline trust accept " + Certificates.thumbprint(own);
    }
    return hasEnded(own)
        ? "it has ended: it needs another certificate"
        : "it is trusted, but its issuer is not known or has ended: stackline trust accept --issuer"
            + " FILE";
  }

  /** Tells how many refusals were not told, once their minute is over. */
  void sweep() {
    long now = time.wallNanos();
    warnOf(warnings.over(now));
    noteMore(audited.over(now));
  }

  private static void warnOf(long more) {
    if (more > 0) {
      LOG.warn("and {} more client applications refused", more);
    }
  }

  private void noteMore(long more) {
    if (more > 0) {
      audit.moreApplications(more);
    }
  }
}
