package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stackline.opcua.TestIssuer;
import io.stackline.opcua.TestKey;
import io.stackline.time.SystemTime;
import io.stackline.time.VirtualTime;
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
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

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

  /** Trusted one by one, of a CA that only completes chains. */
  @Test
  void whoWasRevokedDoesNotStayBecauseHisCertificateEnded() throws Exception {
    TrustStore store = TrustStore.open(folder);
    TestIssuer issuer = TestIssuer.make("CA");
    Instant now = Instant.now();
    TestKey panel =
        issuer.issue("panel", now.minus(Duration.ofDays(1)), now.minus(Duration.ofHours(1)));
    store.issuers().put("ca.der", issuer.certificate().getEncoded());
    store.trust(panel.certificate());
    ApplicationJudge judge = judge(store);
    assertTrue(judge.stillTrusts(chain(panel)), "control");
    store.issuerCrls().put("ca.crl", issuer.revoking(panel.certificate()).getEncoded());
    assertFalse(judge.stillTrusts(chain(panel)));
  }

  @Test
  void whoseCertificateEndedStaysAlsoBelowAnIntermediateIssuer() throws Exception {
    TrustStore store = TrustStore.open(folder);
    TestIssuer root = TestIssuer.make("Root");
    TestIssuer plant = root.subordinate("Plant");
    Instant now = Instant.now();
    TestKey panel =
        plant.issue("panel", now.minus(Duration.ofDays(1)), now.minus(Duration.ofHours(1)));
    List<X509Certificate> chain = List.of(panel.certificate(), plant.certificate());
    store.trust(root.certificate());
    ApplicationJudge judge = judge(store);
    assertTrue(judge.stillTrusts(chain));
    store.issuerCrls().put("root.crl", root.revoking(plant.certificate()).getEncoded());
    assertFalse(judge.stillTrusts(chain), "its issuer was revoked");
  }

  @Test
  void whoIsRefusedIsToldInTheLogWithWhatHelps() throws Exception {
    TrustStore store = TrustStore.open(folder);
    ApplicationJudge judge = judge(store);
    TestIssuer issuer = TestIssuer.make("CA");
    TestKey panel = issuer.issue("panel");
    List<String> heard =
        heard(
            () -> {
              assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(judge, panel));
              store.trust(panel.certificate());
              assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(judge, panel));
              store.issuers().put("ca.der", issuer.certificate().getEncoded());
              judge.validateCertificateChain(chain(panel), panel.applicationUri(), null);
              store.issuerCrls().put("ca.crl", issuer.revoking(panel.certificate()).getEncoded());
              assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(judge, panel));
            });
    assertEquals(3, heard.size(), heard.toString());
    String thumbprint = Certificates.thumbprint(panel.certificate());
    assertTrue(heard.get(0).endsWith("stackline trust accept " + thumbprint), heard.get(0));
    assertTrue(heard.get(1).endsWith("stackline trust accept --issuer FILE"), heard.get(1));
    assertTrue(heard.get(2).endsWith("it was revoked: it needs another certificate"), heard.get(2));
  }

  private static List<String> heard(Executable work) throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger(ApplicationJudge.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    try {
      assertDoesNotThrow(work);
    } finally {
      log.detachAppender(heard);
    }
    return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
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

  /** It is sent to whoever tries, and shall not teach him how we look at certificates. */
  @Test
  void whoIsRefusedLearnsTheStatusAndNothingElse() throws Exception {
    TrustStore store = TrustStore.open(folder);
    ApplicationJudge judge = judge(store);
    TestIssuer issuer = TestIssuer.make("CA");
    Instant now = Instant.now();
    TestKey mine = TestKey.CLIENT;
    X509Certificate old =
        TestIssuer.selfSigned(
            mine.keys(),
            mine.applicationUri(),
            now.minus(Duration.ofDays(1)),
            now.minus(Duration.ofHours(1)));
    TestKey ended = new TestKey(mine.keys(), old, mine.applicationUri());
    TestKey revoked = issuer.issue("revoked");
    bare(judge, mine, StatusCodes.Bad_SecurityChecksFailed);
    bare(judge, revoked, StatusCodes.Bad_SecurityChecksFailed);
    store.trust(issuer.certificate());
    store.trust(ended.certificate());
    store.trustedCrls().put("ca.crl", issuer.revoking(revoked.certificate()).getEncoded());
    bare(judge, ended, StatusCodes.Bad_CertificateTimeInvalid);
    bare(judge, revoked, StatusCodes.Bad_SecurityChecksFailed);
  }

  private static void bare(CertificateValidator judge, TestKey key, long code) {
    UaException refused =
        assertThrows(
            UaException.class,
            () -> judge.validateCertificateChain(chain(key), key.applicationUri(), null));
    assertEquals(new UaException(code).getMessage(), refused.getMessage());
    assertNull(refused.getCause());
  }

  /** A stranger has as many certificates as he likes. */
  @Test
  void aStrangerFillsNoLog() throws Exception {
    VirtualTime time = new VirtualTime(Instant.EPOCH);
    AuditLog audit = AuditLog.in(folder, Clock.systemUTC());
    ApplicationJudge judge = new ApplicationJudge(TrustStore.open(folder), rejected, audit, time);
    Logger log = (Logger) LoggerFactory.getLogger(ApplicationJudge.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    try {
      for (int i = 0; i < 100; i++) {
        assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(judge, TestKey.CLIENT));
      }
      assertEquals(10, heard.list.size());
      assertEquals(60, audit.lines().size());
      judge.sweep();
      assertEquals(10, heard.list.size(), "the minute is not over");
      time.advance(Duration.ofMinutes(1));
      judge.sweep();
      judge.sweep();
      assertEquals(11, heard.list.size(), "once");
      assertEquals(
          "and 90 more client applications refused", heard.list.get(10).getFormattedMessage());
      assertTrue(audit.lines().get(60).endsWith(" application outcome=refused more=40"));
      assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(judge, TestKey.CLIENT));
      assertEquals(12, heard.list.size(), "the next minute begins anew");
    } finally {
      log.detachAppender(heard);
    }
  }

  private ApplicationJudge judge(TrustStore store) {
    return new ApplicationJudge(
        store, rejected, AuditLog.in(folder, Clock.systemUTC()), SystemTime.real());
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
