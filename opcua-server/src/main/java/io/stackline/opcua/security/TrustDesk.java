package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.util.validation.CertificateValidationUtil;

/**
 * Trusts client applications and takes trust back, whether or not a server is running: a running
 * one sees it with the next connection, and ends the sessions of whoever lost its trust. Every
 * change is written to the audit log.
 */
public final class TrustDesk {
  /** Shorter ones are too easily mistaken. */
  private static final int PREFIX_MIN = 4;

  private final TrustStore store;
  private final AuditLog audit;
  private final Clock clock;

  private TrustDesk(TrustStore store, AuditLog audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  public static TrustDesk open(Path securityDir, Clock clock) throws IOException {
    PrivateFiles.folder(securityDir);
    return new TrustDesk(TrustStore.open(securityDir), AuditLog.in(securityDir, clock), clock);
  }

  /** Everything there is. */
  public record View(
      List<CertificateCard> trusted,
      List<CertificateCard> issuers,
      List<CertificateCard> rejected,
      List<CrlCard> crls) {}

  /**
   * A revocation list.
   *
   * @param next when a newer one is due, empty if it does not say
   * @param revoked how many certificates it revokes
   */
  public record CrlCard(String issuer, Instant from, Optional<Instant> next, int revoked) {
    private static CrlCard of(X509CRL crl) {
      Date next = crl.getNextUpdate();
      Set<?> revoked = crl.getRevokedCertificates();
      return new CrlCard(
          Printable.of(crl.getIssuerX500Principal().getName()),
          crl.getThisUpdate().toInstant(),
          next == null ? Optional.empty() : Optional.of(next.toInstant()),
          revoked == null ? 0 : revoked.size());
    }
  }

  public View view() {
    List<X509CRL> crls = new ArrayList<>(store.trustedCrls().contents());
    crls.addAll(store.issuerCrls().contents());
    return new View(
        cards(store.trusted()),
        cards(store.issuers()),
        cards(store.rejected()),
        crls.stream().map(CrlCard::of).toList());
  }

  private static List<CertificateCard> cards(TrustFolder<X509Certificate> folder) {
    return folder.contents().stream().map(CertificateCard::of).toList();
  }

  /**
   * Trusts a client application that was refused.
   *
   * @param prefix of its thumbprint
   * @throws SecurityRefused if it is not exactly one, or would be refused all the same
   */
  public CertificateCard accept(String prefix) throws IOException, SecurityRefused {
    return trust(one(store.rejected(), prefix, "refused"));
  }

  /**
   * Trusts the application, or all applications of the issuer, whose certificate this is.
   *
   * @throws SecurityRefused if it would be refused all the same
   */
  public CertificateCard accept(Path file) throws IOException, SecurityRefused {
    return trust(Certificates.read(file));
  }

  private CertificateCard trust(X509Certificate certificate) throws IOException, SecurityRefused {
    CertificateCard card = inTime(certificate);
    if (certificate.getBasicConstraints() < 0 && card.applicationUri().isEmpty()) {
      throw new SecurityRefused(
          "the certificate of " + card.subject() + " names no application URI",
          "OPC UA wants one; have the application make another");
    }
    if (certificate.getBasicConstraints() < 0) {
      checkUse(certificate, card);
    }
    store.trust(certificate);
    audit.changed("trust-accepted", "subject", card.subject(), "thumbprint", card.thumbprint());
    return card;
  }

  /** As {@link ApplicationJudge} will look at it. */
  private static void checkUse(X509Certificate certificate, CertificateCard card)
      throws SecurityRefused {
    try {
      CertificateValidationUtil.checkEndEntityKeyUsage(certificate);
      CertificateValidationUtil.checkEndEntityExtendedKeyUsage(certificate, true);
    } catch (UaException e) {
      throw new SecurityRefused(
          "the certificate of "
              + card.subject()
              + " was not made for an OPC UA client: "
              + Printable.of(e.getMessage()),
          "it would be refused all the same; have the application make another, for digital"
              + " signature, non-repudiation, key and data encipherment, and client authentication");
    }
  }

  /** Takes an issuer that completes chains, without trusting what it issues. */
  public CertificateCard acceptIssuer(Path file) throws IOException, SecurityRefused {
    X509Certificate certificate = Certificates.read(file);
    CertificateCard card = inTime(certificate);
    if (certificate.getBasicConstraints() < 0) {
      throw new SecurityRefused(
          card.subject() + " issues no certificates", "accept it without --issuer");
    }
    store.issuers().put(TrustStore.name(certificate), Certificates.encoded(certificate));
    audit.changed("issuer-accepted", "subject", card.subject(), "thumbprint", card.thumbprint());
    return card;
  }

  private CertificateCard inTime(X509Certificate certificate) throws SecurityRefused {
    CertificateCard card = CertificateCard.of(certificate);
    if (!card.isValid(clock.instant())) {
      throw new SecurityRefused(
          "the certificate of "
              + card.subject()
              + " counts only from "
              + card.from()
              + " until "
              + card.until(),
          "it would be refused all the same; have the application make another");
    }
    return card;
  }

  /** Takes the revocation list of an issuer that is known here, in place of its former one. */
  public CrlCard acceptCrl(Path file) throws IOException, SecurityRefused {
    X509CRL crl = Certificates.readCrl(file);
    CrlCard card = CrlCard.of(crl);
    Optional<X509Certificate> trusted = issuer(store.trusted(), crl);
    Optional<X509Certificate> issuer = trusted.or(() -> issuer(store.issuers(), crl));
    if (issuer.isEmpty()) {
      throw new SecurityRefused(
          "no certificate here signed the revocation list of " + card.issuer(),
          "accept its issuer first");
    }
    TrustFolder<X509CRL> crls = trusted.isPresent() ? store.trustedCrls() : store.issuerCrls();
    crls.put(Certificates.thumbprint(issuer.get()) + ".crl", Files.readAllBytes(file));
    audit.changed("crl-accepted", "issuer", card.issuer());
    return card;
  }

  private static Optional<X509Certificate> issuer(
      TrustFolder<X509Certificate> folder, X509CRL crl) {
    return folder.contents().stream().filter(each -> isOf(crl, each)).findFirst();
  }

  private static boolean isOf(X509CRL crl, X509Certificate issuer) {
    if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      crl.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * Takes the trust from an application or an issuer; its certificate goes to the refused ones.
   *
   * @param prefix of its thumbprint
   * @throws SecurityRefused if it is not exactly one
   */
  public CertificateCard revoke(String prefix) throws IOException, SecurityRefused {
    List<X509Certificate> issuers = matching(store.issuers(), prefix);
    TrustFolder<X509Certificate> from =
        matching(store.trusted(), prefix).isEmpty() && !issuers.isEmpty()
            ? store.issuers()
            : store.trusted();
    X509Certificate certificate = one(from, prefix, "trusted");
    CertificateCard card = CertificateCard.of(certificate);
    // First of all the trust goes, whatever becomes of the rest.
    boolean unused = from.remove(certificate);
    audit.changed("trust-revoked", "subject", card.subject(), "thumbprint", card.thumbprint());
    store.rejected().put(TrustStore.name(certificate), Certificates.encoded(certificate));
    return card;
  }

  private static X509Certificate one(
      TrustFolder<X509Certificate> folder, String prefix, String what) throws SecurityRefused {
    if (!prefix.matches("\\p{XDigit}{" + PREFIX_MIN + ",40}")) {
      throw new SecurityRefused(
          "\"" + Printable.of(prefix) + "\" is neither a file nor the start of a thumbprint",
          "stackline trust list shows them; at least " + PREFIX_MIN + " digits");
    }
    List<X509Certificate> found = matching(folder, prefix);
    if (found.isEmpty()) {
      throw new SecurityRefused(
          "no " + what + " certificate has a thumbprint that starts with " + prefix,
          "stackline trust list shows them");
    }
    if (found.size() > 1) {
      throw new SecurityRefused(
          found.size() + " certificates have a thumbprint that starts with " + prefix,
          "give more of it");
    }
    return found.get(0);
  }

  private static List<X509Certificate> matching(
      TrustFolder<X509Certificate> folder, String prefix) {
    String wanted = prefix.toLowerCase(Locale.ROOT);
    return folder.contents().stream()
        .filter(each -> Certificates.thumbprint(each).startsWith(wanted))
        .distinct()
        .toList();
  }
}
