package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The folder {@code pki}: whose applications are trusted, who may vouch for others, what they have
 * revoked, and who has been refused. The server and the commands look at the same files.
 *
 * @param trusted applications, and issuers all of whose applications are trusted
 * @param trustedCrls what trusted issuers revoked
 * @param issuers who complete a chain, but are not trusted by themselves
 * @param issuerCrls what these revoked
 * @param rejected who asked and was refused
 */
record TrustStore(
    TrustFolder<X509Certificate> trusted,
    TrustFolder<X509CRL> trustedCrls,
    TrustFolder<X509Certificate> issuers,
    TrustFolder<X509CRL> issuerCrls,
    TrustFolder<X509Certificate> rejected) {

  /** Opens the folders below a security folder, making what is missing. */
  static TrustStore open(Path securityDir) throws IOException {
    Path pki = PrivateFiles.folder(securityDir.resolve("pki"));
    PrivateFiles.folder(pki.resolve("trusted"));
    PrivateFiles.folder(pki.resolve("issuer"));
    return new TrustStore(
        TrustFolder.ofCertificates(pki.resolve("trusted").resolve("certs")),
        TrustFolder.ofCrls(pki.resolve("trusted").resolve("crl")),
        TrustFolder.ofCertificates(pki.resolve("issuer").resolve("certs")),
        TrustFolder.ofCrls(pki.resolve("issuer").resolve("crl")),
        TrustFolder.ofCertificates(pki.resolve("rejected")));
  }

  static Path rejectedFolder(Path securityDir) {
    return securityDir.resolve("pki").resolve("rejected");
  }

  /** Trusts an application from now on. */
  void trust(X509Certificate certificate) throws IOException {
    trusted.put(name(certificate), Certificates.encoded(certificate));
    boolean unused = rejected.remove(certificate);
  }

  /** The file name a certificate has here. */
  static String name(X509Certificate certificate) {
    return Certificates.thumbprint(certificate) + ".der";
  }

  /** Changes whenever anything does that decides who is trusted. */
  List<Object> stamp() {
    return List.of(trusted.stamps(), trustedCrls.stamps(), issuers.stamps(), issuerCrls.stamps());
  }
}
