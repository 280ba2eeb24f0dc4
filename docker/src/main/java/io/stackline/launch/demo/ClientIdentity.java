package io.stackline.launch.demo;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** Key and certificate of an OPC UA client, drawn anew and kept in memory only. */
public record ClientIdentity(String applicationUri, KeyPair keys, X509Certificate certificate) {
  private static final int KEY_BITS = 2048;

  public static ClientIdentity draw() throws LineClientException {
    String uri = "urn:stackline:demo:client";
    try {
      KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
      X509Certificate certificate =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("Stackline demo client")
              .setOrganization("Stackline")
              .setApplicationUri(uri)
              .setValidityPeriod(Period.ofDays(2))
              .addDnsName("localhost")
              .addIpAddress("127.0.0.1")
              .build();
      return new ClientIdentity(uri, keys, certificate);
    } catch (GeneralSecurityException e) {
      throw new LineClientException("cannot draw a client key: " + e.getMessage(), e);
    } catch (Exception e) {
      throw new LineClientException("cannot make a client certificate: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return applicationUri;
  }
}
