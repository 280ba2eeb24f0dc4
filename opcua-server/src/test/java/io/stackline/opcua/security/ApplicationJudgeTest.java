package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.TestIssuer;
import io.stackline.opcua.TestKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationJudgeTest {
  @TempDir Path folder = Path.of("");

  private final MemoryCertificateQuarantine rejected = new MemoryCertificateQuarantine();

  /** Many a plant's CA publishes no list. When Milo bears that itself, our judge can go. */
  @Test
  void oursBearsACaWithoutARevocationListAndStockMiloDoesNot() throws Exception {
    TrustStore store = TrustStore.open(folder);
    TestIssuer issuer = TestIssuer.make("CA");
    TestKey panel = issuer.issue("panel");
    store.trust(issuer.certificate());
    CertificateValidator stock =
        new DefaultServerCertificateValidator(
            new TrustList(store), Set.of(ValidationCheck.REVOCATION), rejected);
    assertEquals(StatusCodes.Bad_CertificateRevocationUnknown, refusal(stock, panel));
    judge(store).validateCertificateChain(chain(panel), panel.applicationUri(), null);
  }

  @Test
  void whoseCertificateEndedStaysButDoesNotComeBack() throws Exception {
    TrustStore store = TrustStore.open(folder);
    TestIssuer issuer = TestIssuer.make("CA");
    Instant now = Instant.now();
    TestKey panel =
        issuer.issue("panel", now.minus(Duration.ofDays(1)), now.minus(Duration.ofHours(1)));
    store.trust(issuer.certificate());
    ApplicationJudge judge = judge(store);
    assertThrows(UaException.class, () -> judge.validateCertificateChain(chain(panel), null, null));
    assertTrue(judge.stillTrusts(chain(panel)));
    store.trustedCrls().put("ca.crl", issuer.revoking(panel.certificate()).getEncoded());
    assertFalse(judge.stillTrusts(chain(panel)), "revoked");
    Files.delete(folder.resolve("pki").resolve("trusted").resolve("crl").resolve("ca.crl"));
    assertTrue(judge.stillTrusts(chain(panel)), "control");
    assertTrue(store.trusted().remove(issuer.certificate()));
    assertFalse(judge.stillTrusts(chain(panel)), "nobody vouches for it any more");
  }

  @Test
  void whoIsRefusedIsWrittenDown() throws Exception {
    TestKey stranger = TestKey.CLIENT;
    assertEquals(
        StatusCodes.Bad_SecurityChecksFailed, refusal(judge(TrustStore.open(folder)), stranger));
    assertEquals(List.of(stranger.certificate()), rejected.getRejectedCertificates());
    List<String> lines = AuditLog.in(folder, Clock.systemUTC()).lines();
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).contains("thumbprint=" + Certificates.thumbprint(stranger.certificate())),
        lines.get(0));
  }

  private ApplicationJudge judge(TrustStore store) {
    return new ApplicationJudge(store, rejected, AuditLog.in(folder, Clock.systemUTC()));
  }

  private static List<X509Certificate> chain(TestKey key) {
    return List.of(key.certificate());
  }

  private static long refusal(CertificateValidator validator, TestKey key) {
    UaException refused =
        assertThrows(
            UaException.class,
            () -> validator.validateCertificateChain(chain(key), key.applicationUri(), null));
    return refused.getStatusCode().value();
  }
}
