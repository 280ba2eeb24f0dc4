package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.security.SecurityRefused;
import io.stackline.opcua.security.TrustDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How client certificates are judged: OPC 10000-4 §6.1.3. */
@ExtendWith(SharedLine.class)
final class ClientCertificateTest {
  @TempDir Path folder = Path.of("");

  @Test
  void oneThatHasEndedIsRefusedThoughItIsTrusted(TestLine line) throws Exception {
    Instant now = Instant.now();
    TestKey ended = key("ended", now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
    line.server().trustClient(ended.certificate());
    assertEquals(StatusCodes.Bad_CertificateTimeInvalid, refusal(line, ended));
    TestKey early = key("early", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)));
    line.server().trustClient(early.certificate());
    assertEquals(StatusCodes.Bad_CertificateTimeInvalid, refusal(line, early));
    TestKey today = key("today", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
    line.server().trustClient(today.certificate());
    try (TestClient client = TestClient.connect(line.server(), line.how("observer").with(today))) {
      assertFalse(client.children(client.id("line")).isEmpty(), "control");
    }
  }

  @Test
  void oneOfAnotherApplicationIsRefused(TestLine line) {
    TestKey mine = TestKey.CLIENT;
    TestKey lying = new TestKey(mine.keys(), mine.certificate(), "urn:stackline:test:another");
    assertEquals(StatusCodes.Bad_CertificateUriInvalid, refusal(line, lying));
  }

  @Test
  void theDeskRefusesWhatTheServerWould(TestLine line) throws Exception {
    TrustDesk desk = TrustDesk.open(line.security(), Clock.systemUTC());
    Instant now = Instant.now();
    X509Certificate ended =
        key("late", now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1))).certificate();
    Path file = Files.write(folder.resolve("late.der"), ended.getEncoded());
    SecurityRefused refused = assertThrows(SecurityRefused.class, () -> desk.accept(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("counts only"), refused.getMessage());
    TestKey signing = TestIssuer.make("Narrow CA").issueForSigning("panel-that-signs");
    Path narrow = Files.write(folder.resolve("x.der"), signing.certificate().getEncoded());
    SecurityRefused useless = assertThrows(SecurityRefused.class, () -> desk.accept(narrow));
    assertTrue(String.valueOf(useless.getMessage()).contains("was not made"), "" + useless);
    assertThrows(SecurityRefused.class, () -> desk.accept("abc"), "too short");
    assertThrows(SecurityRefused.class, () -> desk.accept("../x"));
    assertThrows(SecurityRefused.class, () -> desk.revoke("00000000"));
    TestIssuer unknown = TestIssuer.make("Unknown CA");
    Path list = Files.write(folder.resolve("x.crl"), unknown.revoking().getEncoded());
    assertThrows(SecurityRefused.class, () -> desk.acceptCrl(list));
  }

  /** OPC UA leaves it to the server whether a missing list is borne; ours bears it. */
  @Test
  void anIssuerOnlyCompletesTheChainOfWhoIsTrusted(TestLine line) throws Exception {
    TestIssuer issuer = TestIssuer.make("Other CA");
    TestKey panel = issuer.issue("panel-of-other");
    TrustDesk desk = TrustDesk.open(line.security(), Clock.systemUTC());
    desk.acceptIssuer(Files.write(folder.resolve("ca.der"), issuer.certificate().getEncoded()));
    assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(line, panel));
    desk.accept(Files.write(folder.resolve("panel.der"), panel.certificate().getEncoded()));
    try (TestClient client = TestClient.connect(line.server(), line.how("observer").with(panel))) {
      assertFalse(client.children(client.id("line")).isEmpty());
    }
  }

  /** Whoever can put a file there must still not be able to lock a CA's applications out. */
  @Test
  void aListThatItsIssuerDidNotSignRevokesNothing(TestLine line) throws Exception {
    TestIssuer issuer = TestIssuer.make("Forged CA");
    TestIssuer forger = TestIssuer.make("Forged CA");
    TestKey panel = issuer.issue("panel-of-forged");
    TrustDesk desk = TrustDesk.open(line.security(), Clock.systemUTC());
    desk.accept(Files.write(folder.resolve("ca.der"), issuer.certificate().getEncoded()));
    Path list = line.security().resolve("pki").resolve("trusted").resolve("crl");
    Files.write(list.resolve("forged.crl"), forger.revoking(panel.certificate()).getEncoded());
    try (TestClient client = TestClient.connect(line.server(), line.how("observer").with(panel))) {
      assertFalse(client.children(client.id("line")).isEmpty());
    }
    Files.write(list.resolve("true.crl"), issuer.revoking(panel.certificate()).getEncoded());
    assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(line, panel), "control");
  }

  private static TestKey key(String name, Instant from, Instant until) throws Exception {
    String uri = "urn:stackline:test:" + name;
    X509Certificate certificate = TestIssuer.selfSigned(TestKey.CLIENT.keys(), uri, from, until);
    return new TestKey(TestKey.CLIENT.keys(), certificate, uri);
  }

  private static long refusal(TestLine line, TestKey key) {
    How how = line.how("observer").with(key);
    UaException refused =
        assertThrows(UaException.class, () -> TestClient.connect(line.server(), how).close());
    return refused.getStatusCode().value();
  }
}
