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
    try {
      return of(name, SelfSignedCertificateGenerator.generateRsaKeyPair(2048));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another application's certificate, for the keys all clients have: those are dear. */
  public static TestKey another(String name) {
    return of(name, CLIENT.keys());
  }

  private static TestKey of(String name, KeyPair keys) {
    String uri = "urn:stackline:test:" + name;
    try {
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
