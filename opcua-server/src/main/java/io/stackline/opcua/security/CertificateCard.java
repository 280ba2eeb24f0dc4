package io.stackline.opcua.security;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A certificate as a person looks at it.
 *
 * @param thumbprint SHA-1, 40 hex digits
 * @param applicationUri the URI it was made for, empty if it names none
 * @param names the hosts and addresses it was made for
 * @param key algorithm and length
 */
public record CertificateCard(
    String thumbprint,
    String subject,
    String issuer,
    Instant from,
    Instant until,
    String applicationUri,
    List<String> names,
    String key) {
  private static final int URI = 6;
  private static final int NAME_MAX = 500;

  public CertificateCard {
    names = List.copyOf(names);
  }

  static CertificateCard of(X509Certificate certificate) {
    List<String> uris = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (List<?> each : alternatives(certificate)) {
      (Integer.valueOf(URI).equals(each.get(0)) ? uris : names)
          .add(Printable.of(each.get(1), NAME_MAX));
    }
    return new CertificateCard(
        Certificates.thumbprint(certificate),
        Printable.of(certificate.getSubjectX500Principal().getName()),
        Printable.of(certificate.getIssuerX500Principal().getName()),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        uris.isEmpty() ? "" : uris.get(0),
        names,
        key(certificate));
  }

  private static String key(X509Certificate certificate) {
    return certificate.getPublicKey() instanceof RSAPublicKey rsa
        ? "RSA " + rsa.getModulus().bitLength()
        : certificate.getPublicKey().getAlgorithm();
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Whether it counts at this moment. */
  public boolean isValid(Instant now) {
    return !now.isBefore(from) && !now.isAfter(until);
  }
}
