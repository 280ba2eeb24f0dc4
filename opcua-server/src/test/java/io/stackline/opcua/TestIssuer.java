package io.stackline.opcua;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** Somebody who issues certificates and revokes them, as a plant's own CA does. */
public final class TestIssuer {
  private static final Duration DAY = Duration.ofDays(1);

  /** What OPC 10000-6 §6.2.2 asks of an application's certificate. */
  private static final int APPLICATION =
      KeyUsage.digitalSignature
          | KeyUsage.nonRepudiation
          | KeyUsage.keyEncipherment
          | KeyUsage.dataEncipherment;

  private final KeyPair keys;
  private final X500Name name;
  private final X509Certificate certificate;
  private int issued;

  private TestIssuer(KeyPair keys, X500Name name, X509Certificate certificate) {
    this.keys = keys;
    this.name = name;
    this.certificate = certificate;
  }

  public static TestIssuer make(String commonName) throws Exception {
    // Short, for making longer ones takes a test's time.
    KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(1024);
    X500Name name = new X500Name("CN=" + commonName);
    return make(keys, name, keys, name);
  }

  /** Another one, for whom this one vouches. */
  public TestIssuer subordinate(String commonName) throws Exception {
    KeyPair theirs = SelfSignedCertificateGenerator.generateRsaKeyPair(1024);
    return make(theirs, new X500Name("CN=" + commonName), keys, name);
  }

  private static TestIssuer make(KeyPair keys, X500Name name, KeyPair signer, X500Name issuer)
      throws Exception {
    Instant from = Instant.now().minus(DAY);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.ONE,
            Date.from(from),
            Date.from(from.plus(DAY.multipliedBy(9))),
            name,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    return new TestIssuer(keys, name, certificate(builder, signer));
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** A certificate of a client application that counts today. */
  public TestKey issue(String commonName) throws Exception {
    Instant now = Instant.now();
    return issue(commonName, now.minus(DAY), now.plus(DAY));
  }

  /** A certificate of a client application; keys are dear, so all have the test client's. */
  public TestKey issue(String commonName, Instant from, Instant until) throws Exception {
    return issue(commonName, from, until, APPLICATION);
  }

  /** One that may only sign, which is too little for OPC UA. */
  public TestKey issueForSigning(String commonName) throws Exception {
    Instant now = Instant.now();
    return issue(commonName, now.minus(DAY), now.plus(DAY), KeyUsage.digitalSignature);
  }

  private TestKey issue(String commonName, Instant from, Instant until, int usage)
      throws Exception {
    String uri = "urn:stackline:test:" + commonName;
    issued++;
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(100 + issued),
            Date.from(from),
            Date.from(until),
            new X500Name("CN=" + commonName),
            TestKey.CLIENT.keys().getPublic());
    describe(builder, uri, usage);
    return new TestKey(TestKey.CLIENT.keys(), certificate(builder, keys), uri);
  }

  /** A self-signed certificate that counts from one time until another. */
  public static X509Certificate selfSigned(KeyPair keys, String uri, Instant from, Instant until)
      throws Exception {
    X500Name name = new X500Name("CN=self-signed");
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name, BigInteger.TWO, Date.from(from), Date.from(until), name, keys.getPublic());
    describe(builder, uri, APPLICATION | KeyUsage.keyCertSign);
    return certificate(builder, keys);
  }

  private static void describe(X509v3CertificateBuilder builder, String uri, int usage)
      throws Exception {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
  }

  /** A list that revokes these. */
  public X509CRL revoking(X509Certificate... revoked) throws Exception {
    Instant now = Instant.now().minusSeconds(60);
    JcaX509v2CRLBuilder builder =
        new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(now));
    builder.setNextUpdate(Date.from(now.plus(DAY)));
    for (X509Certificate each : revoked) {
      builder.addCRLEntry(each.getSerialNumber(), Date.from(now), CRLReason.keyCompromise);
    }
    return new JcaX509CRLConverter().getCRL(builder.build(signer(keys)));
  }

  private static X509Certificate certificate(X509v3CertificateBuilder builder, KeyPair signer)
      throws Exception {
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer(signer)));
  }

  private static ContentSigner signer(KeyPair keys) throws Exception {
    return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
  }
}
