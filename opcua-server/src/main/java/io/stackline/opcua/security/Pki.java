package io.stackline.opcua.security;

import io.stackline.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateStore;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Which client applications are trusted: the certificates in {@code pki/trusted/certs}, or signed
 * by one there or by an issuer in {@code pki/issuer/certs}. An unknown one lands in {@code
 * pki/rejected} and its connection is refused; moved to the trusted ones it counts at once.
 */
public final class Pki {
  private static final int REJECTED_MAX = 128;

  private final TrustStore store;
  private final ApplicationJudge judge;
  private final CertificateManager manager;

  private Pki(TrustStore store, ApplicationJudge judge, CertificateManager manager) {
    this.store = store;
    this.judge = judge;
    this.manager = manager;
  }

  /** Opens the lists of a folder, making what is missing. */
  static Pki open(Path folder, LiveKey key, AuditLog audit, Time time) throws IOException {
    TrustStore store = TrustStore.open(folder);
    FileBasedCertificateQuarantine rejected =
        new FileBasedCertificateQuarantine(
            TrustStore.rejectedFolder(folder).toFile(), REJECTED_MAX);
    ApplicationJudge judge = new ApplicationJudge(store, rejected, audit, time);
    DefaultApplicationGroup group =
        new DefaultApplicationGroup(new TrustList(store), new OneKey(key), new NoNewKeys(), judge);
    return new Pki(store, judge, new DefaultCertificateManager(rejected, List.of(group)));
  }

  public CertificateManager manager() {
    return manager;
  }

  /** Trusts a client application from now on. */
  public void trust(X509Certificate client) {
    try {
      store.trust(client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes whenever anything does that decides who is trusted. */
  Object stamp() {
    return store.stamp();
  }

  /** Called every few seconds. */
  void sweep() {
    judge.sweep();
  }

  /** Whether an application that was let in would still be, by trust and revocation. */
  boolean stillTrusts(List<X509Certificate> chain) {
    return judge.stillTrusts(chain);
  }

  /** The group's store: our one key, as it is now. */
  private record OneKey(LiveKey key) implements CertificateStore {
    @Override
    public boolean contains(NodeId type) {
      return NodeIds.RsaSha256ApplicationCertificateType.equals(type);
    }

    @Override
    public @Nullable Entry get(NodeId type) {
      if (!contains(type)) {
        return null;
      }
      ServerKey now = key.now();
      return new Entry(now.keys().getPrivate(), new X509Certificate[] {now.certificate()});
    }

    @Override
    public @Nullable Entry remove(NodeId type) {
      throw new UnsupportedOperationException("the key is not taken away while the server runs");
    }

    @Override
    public void set(NodeId type, Entry entry) {
      throw new UnsupportedOperationException("the key is changed through its file");
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
