package io.stackline.opcua;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** A key with a self-signed certificate, as a client application or a user has one. */
public record TestKey(KeyPair keys, X509Certificate certificate, String applicationUri) {
  /** Every test's client application but where trust itself is tested; making keys takes time. */
  public static final TestKey CLIENT = make("client");

  public static TestKey make(String name) {
    String uri = "urn:stackline:test:" + name;
    try {
      KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
      X509Certificate certificate =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName(name)
              .setOrganization("test")
              .setApplicationUri(uri)
              .build();
      return new TestKey(keys, certificate, uri);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
