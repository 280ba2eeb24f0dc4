package io.stackline.opcua.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's key and self-signed certificate, kept in {@code server.p12} with its random password
 * in {@code server.p12.password}, both for the owner's eyes only. Made on first start, made anew by
 * {@code stackline cert renew}.
 */
public record ServerKey(KeyPair keys, X509Certificate certificate) {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKey.class);
  private static final String ALIAS = "server";

  /** What OPC UA's RSA policies take at least; NIST calls it good until 2030. */
  private static final int KEY_BITS = 2048;

  private static final Period VALIDITY = Period.ofYears(3);
  private static final Duration WARN_BEFORE = Duration.ofDays(60);

  /**
   * What the certificate says of its server.
   *
   * @param names host names and IP addresses it is reached by
   */
  public record Subject(String name, String applicationUri, Collection<String> names) {}

  /** The file in a security folder. */
  static Path file(Path folder) {
    return folder.resolve("server.p12");
  }

  private static Path secret(Path folder) {
    return folder.resolve("server.p12.password");
  }

  /**
   * Opens the key of a folder, or makes one.
   *
   * @throws IOException if it is there but cannot be read
   */
  public static ServerKey open(Path folder, Subject subject) throws IOException {
    Path store = file(PrivateFiles.folder(folder));
    try {
      if (Files.exists(store)) {
        ServerKey kept = read(folder);
        kept.warn(subject);
        return kept;
      }
      ServerKey made = make(SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS), subject);
      made.write(folder);
      LOG.info("certificate=created file={} until={}", store, made.certificate().getNotAfter());
      return made;
    } catch (GeneralSecurityException | IOException e) {
      throw new IOException(
          store + " cannot be used: " + e.getMessage() + "; delete it to have a new one made", e);
    }
  }

  /** The key a folder has. */
  static ServerKey read(Path folder) throws IOException, GeneralSecurityException {
    Path store = file(folder);
    char[] secret = Files.readString(secret(folder)).strip().toCharArray();
    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    keyStore.load(new ByteArrayInputStream(Files.readAllBytes(store)), secret);
    if (!(keyStore.getKey(ALIAS, secret) instanceof PrivateKey key)
        || !(keyStore.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
      throw new IOException("it holds no key");
    }
    return new ServerKey(new KeyPair(certificate.getPublicKey(), key), certificate);
  }

  /** Says what clients will hold against the certificate, while there is time to renew it. */
  private void warn(Subject subject) throws CertificateParsingException {
    Set<String> missing = new TreeSet<>(Set.of(subject.applicationUri()));
    subject.names().forEach(name -> missing.add(canonical(name)));
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names != null) {
      names.forEach(name -> missing.remove(canonical(String.valueOf(name.get(1)))));
    }
    if (!missing.isEmpty()) {
      LOG.warn("certificate lacks {}; make a new one: stackline cert renew", missing);
    }
    Instant soon = Instant.now().plus(WARN_BEFORE);
    if (certificate.getNotAfter().toInstant().isBefore(soon)) {
      LOG.warn(
          "certificate ends {}; make a new one, and let clients trust it: stackline cert renew",
          certificate.getNotAfter());
    }
  }

  /**
   * Makes a new certificate with the same key, or with a new one, and puts it in place.
   *
   * @throws IOException if the one that is there cannot be read, or the new one not be written
   */
  static ServerKey renew(Path folder, Subject subject, boolean newKey) throws IOException {
    try {
      KeyPair keys =
          newKey
              ? SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS)
              : read(folder).keys();
      ServerKey renewed = make(keys, subject);
      renewed.write(folder);
      return renewed;
    } catch (GeneralSecurityException e) {
      throw new IOException(file(folder) + " cannot be renewed: " + e.getMessage(), e);
    }
  }

  /** The file's password stays when there is one, so that one move puts the new key in place. */
  private void write(Path folder) throws IOException, GeneralSecurityException {
    Path password = secret(folder);
    if (!Files.exists(password)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      String drawn = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      PrivateFiles.write(password, (drawn + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    char[] secret = Files.readString(password).strip().toCharArray();
    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    keyStore.load(null, null);
    keyStore.setKeyEntry(ALIAS, keys.getPrivate(), secret, new Certificate[] {certificate});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    keyStore.store(bytes, secret);
    PrivateFiles.write(file(folder), bytes.toByteArray());
  }

  private static ServerKey make(KeyPair keys, Subject subject) throws GeneralSecurityException {
    SelfSignedCertificateBuilder builder =
        new SelfSignedCertificateBuilder(keys)
            .setCommonName(subject.name())
            .setOrganization("Stackline")
            .setApplicationUri(subject.applicationUri())
            .setValidityPeriod(VALIDITY);
    for (String name : subject.names()) {
      if (isAddress(name)) {
        builder.addIpAddress(name);
      } else {
        builder.addDnsName(name);
      }
    }
    return new ServerKey(keys, build(builder));
  }

  private static X509Certificate build(SelfSignedCertificateBuilder builder)
      throws GeneralSecurityException {
    try {
      return builder.build();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new GeneralSecurityException("no certificate could be made: " + e.getMessage(), e);
    }
  }

  /** An IP address has many spellings; as a literal it is not looked up anywhere. */
  private static String canonical(String name) {
    try {
      return isAddress(name) ? InetAddress.getByName(name).getHostAddress() : name;
    } catch (UnknownHostException e) {
      return name;
    }
  }

  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  @Override
  public String toString() {
    return "server key " + certificate.getSerialNumber();
  }
}
