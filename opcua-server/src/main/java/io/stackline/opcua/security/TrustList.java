package io.stackline.opcua.security;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * The trust store as Milo asks for it. Milo's own watches its folders, which network and container
 * volumes do not tell of; ours looks. It is changed by files only, never through Milo.
 */
record TrustList(TrustStore store) implements TrustListManager {
  @Override
  public List<X509CRL> getIssuerCrls() {
    return store.issuerCrls().contents();
  }

  @Override
  public List<X509CRL> getTrustedCrls() {
    return store.trustedCrls().contents();
  }

  @Override
  public List<X509Certificate> getIssuerCertificates() {
    return store.issuers().contents();
  }

  @Override
  public List<X509Certificate> getTrustedCertificates() {
    return store.trusted().contents();
  }

  @Override
  public void setIssuerCrls(List<X509CRL> crls) {
    throw filesOnly();
  }

  @Override
  public void setTrustedCrls(List<X509CRL> crls) {
    throw filesOnly();
  }

  @Override
  public void setIssuerCertificates(List<X509Certificate> certificates) {
    throw filesOnly();
  }

  @Override
  public void setTrustedCertificates(List<X509Certificate> certificates) {
    throw filesOnly();
  }

  @Override
  public void addIssuerCertificate(X509Certificate certificate) {
    throw filesOnly();
  }

  @Override
  public void addTrustedCertificate(X509Certificate certificate) {
    throw filesOnly();
  }

  @Override
  public boolean removeIssuerCertificate(ByteString thumbprint) {
    throw filesOnly();
  }

  @Override
  public boolean removeTrustedCertificate(ByteString thumbprint) {
    throw filesOnly();
  }

  @Override
  public DateTime getLastUpdateTime() {
    return DateTime.MIN_VALUE;
  }

  private static UnsupportedOperationException filesOnly() {
    return new UnsupportedOperationException("the trust list is changed through its files");
  }
}
