package io.stackline.opcua.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Certificates and revocation lists as files, DER or PEM, and by what a person names them. */
final class Certificates {
  private static final long CERTIFICATE_BYTES_MAX = 1 << 18;
  private static final long CRL_BYTES_MAX = 1 << 24;

  private Certificates() {}

  static X509Certificate read(Path file) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(file, CERTIFICATE_BYTES_MAX)));
    } catch (CertificateException e) {
      throw new IOException(file + " is no certificate, neither DER nor PEM", e);
    }
  }

  static X509CRL readCrl(Path file) throws IOException {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509")
              .generateCRL(new ByteArrayInputStream(bytes(file, CRL_BYTES_MAX)));
    } catch (CertificateException | CRLException e) {
      throw new IOException(file + " is no certificate revocation list", e);
    }
  }

  private static byte[] bytes(Path file, long most) throws IOException {
    if (Files.size(file) > most) {
      throw new IOException(file + " has more than " + most + " bytes");
    }
    return Files.readAllBytes(file);
  }

  /** SHA-1 of the certificate in hex, which is what OPC UA calls its thumbprint. */
  static String thumbprint(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(sha1(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do SHA-1", e);
    }
  }

  private static byte[] sha1(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(bytes);
  }

  static byte[] encoded(X509Certificate certificate) throws IOException {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new IOException("a certificate cannot be written: " + e.getMessage(), e);
    }
  }
}
