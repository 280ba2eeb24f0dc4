package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateStore;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which client applications are trusted: the certificates in {@code pki/trusted/certs}, or signed
 * by one there or by an issuer in {@code pki/issuer/certs}. An unknown one lands in {@code
 * pki/rejected} and its connection is refused; moved to the trusted ones it counts at once. The
 * folders are watched; where a file system cannot be watched, a restart reads them.
 */
public final class Pki implements AutoCloseable {
  /** All but the host name, which clients need not have, and CRLs, which self-signed ones lack. */
  private static final Set<ValidationCheck> CHECKS =
      EnumSet.of(
          ValidationCheck.VALIDITY,
          ValidationCheck.KEY_USAGE_END_ENTITY,
          ValidationCheck.EXTENDED_KEY_USAGE_END_ENTITY,
          ValidationCheck.REVOCATION,
          ValidationCheck.APPLICATION_URI);

  private static final Logger LOG = LoggerFactory.getLogger(Pki.class);
  private static final int REJECTED_MAX = 128;

  private final FileBasedTrustListManager trusted;
  private final FileBasedCertificateQuarantine rejected;
  private final CertificateManager manager;

  private Pki(
      FileBasedTrustListManager trusted,
      FileBasedCertificateQuarantine rejected,
      CertificateManager manager) {
    this.trusted = trusted;
    this.rejected = rejected;
    this.manager = manager;
  }

  /** Opens the lists of a folder, making what is missing. */
  public static Pki open(Path folder, ServerKey key) throws IOException {
    Path pki = PrivateFiles.folder(folder.resolve("pki"));
    Path rejectedFolder = PrivateFiles.folder(pki.resolve("rejected"));
    FileBasedTrustListManager trusted = FileBasedTrustListManager.createAndInitialize(pki);
    FileBasedCertificateQuarantine rejected =
        new FileBasedCertificateQuarantine(rejectedFolder.toFile(), REJECTED_MAX);
    DefaultApplicationGroup group =
        new DefaultApplicationGroup(
            trusted,
            new OneKey(key),
            new NoNewKeys(),
            new Told(new DefaultServerCertificateValidator(trusted, CHECKS, rejected)));
    return new Pki(trusted, rejected, new DefaultCertificateManager(rejected, List.of(group)));
  }

  public CertificateManager manager() {
    return manager;
  }

  /** Trusts a client application from now on. */
  public void trust(X509Certificate client) {
    trusted.addTrustedCertificate(client);
    rejected.removeRejectedCertificate(client);
  }

  @Override
  public void close() throws IOException {
    trusted.close();
  }

  /** Tells the operator why a client application was refused, and what to do if it is wanted. */
  private record Told(CertificateValidator validator) implements CertificateValidator {
    // Milo annotates the elements of the array, means the array, and newer compilers read that.
    @SuppressWarnings("NullAway")
    @Override
    public void validateCertificateChain(
        List<X509Certificate> chain,
        @Nullable String applicationUri,
        String @Nullable [] validHostnames)
        throws UaException {
      try {
        validator.validateCertificateChain(chain, applicationUri, validHostnames);
      } catch (UaException e) {
        LOG.warn(
            "client application {} refused: {}; if it is known, move its certificate from"
                + " pki/rejected to pki/trusted/certs",
            chain.isEmpty()
                ? "without certificate"
                : Printable.of(chain.get(0).getSubjectX500Principal()),
            e.getStatusCode());
        throw e;
      }
    }
  }

  /** The group's store: our one key, which is changed by a restart only. */
  private record OneKey(ServerKey key) implements CertificateStore {
    @Override
    public boolean contains(NodeId type) {
      return NodeIds.RsaSha256ApplicationCertificateType.equals(type);
    }

    @Override
    public @Nullable Entry get(NodeId type) {
      return contains(type)
          ? new Entry(key.keys().getPrivate(), new X509Certificate[] {key.certificate()})
          : null;
    }

    @Override
    public @Nullable Entry remove(NodeId type) {
      throw new UnsupportedOperationException("the key is not taken away while the server runs");
    }

    @Override
    public void set(NodeId type, Entry entry) {
      throw new UnsupportedOperationException("the key is not changed while the server runs");
    }
  }

  /** The group wants a factory; the key is made elsewhere and never by it. */
  private static final class NoNewKeys extends RsaSha256CertificateFactory
      implements CertificateFactory {
    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keys) {
      throw new UnsupportedOperationException("keys are made on first start only");
    }
  }
}
