package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.security.CertificateCard;
import io.stackline.opcua.security.CertificateDesk;
import io.stackline.opcua.security.TrustDesk;
import io.stackline.opcua.security.UserBook;
import io.stackline.run.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the commands change in the security folder counts in a running server. */
@ExtendWith(SharedLine.class)
final class ChangesWhileRunningTest {
  private static final String PASSWORD = "correct horse battery";

  @Test
  void aUserAddedLogsInAndRemovedHasNoRightsAndNoSession(TestLine line) throws Exception {
    RunId run = new RunId("run-of-dora");
    line.publish(Runs.running(run));
    line.answers("dora", Calls.accepting(new ConcurrentLinkedQueue<>(), run));
    UserBook book = book(line);
    book.add("dora", "operator", Optional.of(PASSWORD), Optional.empty());
    try (TestClient dora = TestClient.connect(line.server(), How.user("dora", PASSWORD))) {
      dora.await("run/run-of-dora/State", value -> value.statusCode().isGood());
      assertTrue(dora.call("run/run-of-dora", "Hold", "").getStatusCode().isGood(), "control");
      assertEquals(
          List.of(NodeIds.WellKnownRole_AuthenticatedUser, NodeIds.WellKnownRole_Operator),
          line.hardened().getSessionManager().getAllSessions().stream()
              .filter(each -> "dora".equals(each.getClientUserId()))
              .findFirst()
              .orElseThrow()
              .getRoleIds()
              .orElseThrow());
      book.remove("dora");
      assertFalse(calls(dora, "run/run-of-dora"), "at once");
      until(() -> !isIn(line, "dora"), "the session ends");
    }
    assertEquals(StatusCodes.Bad_IdentityTokenRejected, refusal(line, How.user("dora", PASSWORD)));
    List<String> audit = audit(line, "dora");
    assertTrue(audit.get(0).contains(" user-added user=dora role=operator "), audit.toString());
    String login = audit.get(1);
    assertTrue(login.contains(" login outcome=accepted user=\"dora (operator)\""), login);
    assertTrue(login.contains(" from=127.0.0.1 application=urn:stackline:test:client "), login);
    String call = audit.get(2);
    assertTrue(call.contains(" call outcome=Good method=Hold object=run/run-of-dora"), call);
    assertTrue(audit.stream().anyMatch(each -> each.contains(" session-ended ")), audit.toString());
    assertTrue(
        audit.stream().anyMatch(each -> each.contains(" login outcome=refused user=dora why=")),
        audit.toString());
    assertTrue(audit.stream().noneMatch(each -> each.contains("horse")), "never a password");
  }

  @Test
  void anotherRoleCountsAtOnceAndEndsTheSessionsUnderTheOldOne(TestLine line) throws Exception {
    RunId run = new RunId("run-of-frida");
    line.publish(Runs.running(run));
    line.answers("frida", Calls.accepting(new ConcurrentLinkedQueue<>(), run));
    UserBook book = book(line);
    book.add("frida", "operator", Optional.of(PASSWORD), Optional.empty());
    try (TestClient frida = TestClient.connect(line.server(), How.user("frida", PASSWORD))) {
      frida.await("run/run-of-frida/State", value -> value.statusCode().isGood());
      assertTrue(frida.call("run/run-of-frida", "Hold", "").getStatusCode().isGood(), "control");
      UserBook.RoleChange unused = book.role("frida", "observer");
      assertFalse(calls(frida, "run/run-of-frida"), "at once");
      until(() -> !isIn(line, "frida"), "the session ends");
    }
    try (TestClient frida = TestClient.connect(line.server(), How.user("frida", PASSWORD))) {
      assertTrue(frida.read("run/run-of-frida/State").statusCode().isGood());
      assertFalse(calls(frida, "run/run-of-frida"));
    }
  }

  @Test
  void anotherPasswordEndsTheSessionsUnderTheOldOne(TestLine line) throws Exception {
    UserBook book = book(line);
    book.add("emil", "observer", Optional.of(PASSWORD), Optional.empty());
    try (TestClient emil = TestClient.connect(line.server(), How.user("emil", PASSWORD))) {
      assertTrue(isIn(line, "emil"), "control");
      assertFalse(emil.children(emil.id("line")).isEmpty(), "control");
      book.password("emil", "another horse battery");
      until(() -> !isIn(line, "emil"), "the session ends");
    }
    How now = How.user("emil", "another horse battery");
    try (TestClient emil = TestClient.connect(line.server(), now)) {
      assertFalse(emil.children(emil.id("line")).isEmpty());
    }
  }

  @Test
  void anApplicationIsAcceptedByItsThumbprintAndItsSessionEndsWhenItIsRevoked(TestLine line)
      throws Exception {
    TestKey key = TestKey.another("panel-7");
    How how = line.how("observer").with(key);
    TrustDesk desk = TrustDesk.open(line.security(), Clock.systemUTC());
    assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(line, how));
    CertificateCard refused =
        desk.view().rejected().stream()
            .filter(each -> each.applicationUri().equals(key.applicationUri()))
            .findFirst()
            .orElseThrow();
    String prefix = refused.thumbprint().substring(0, 12);
    desk.accept(prefix);
    try (TestClient client = TestClient.connect(line.server(), how)) {
      assertFalse(client.children(client.id("line")).isEmpty());
      desk.revoke(prefix);
      until(() -> !applicationIsIn(line, key), "the session ends");
    }
    assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(line, how));
    List<String> audit = audit(line, refused.thumbprint());
    assertTrue(audit.get(0).contains(" application outcome=refused "), audit.toString());
    assertTrue(audit.stream().anyMatch(each -> each.contains(" trust-accepted ")));
    assertTrue(audit.stream().anyMatch(each -> each.contains(" trust-revoked ")));
  }

  @Test
  void aRevocationListEndsTheSessionOfWhomItNames(TestLine line) throws Exception {
    TestIssuer issuer = TestIssuer.make("Plant CA");
    TestKey good = issuer.issue("panel-8");
    TestKey bad = issuer.issue("panel-9");
    TrustDesk desk = TrustDesk.open(line.security(), Clock.systemUTC());
    Path file = Files.createTempFile(line.security(), "ca", ".crt");
    Path list = Files.createTempFile(line.security(), "ca", ".crl");
    How how = line.how("observer");
    desk.accept(Files.write(file, issuer.certificate().getEncoded()));
    try (TestClient client = TestClient.connect(line.server(), how.with(bad));
        TestClient other = TestClient.connect(line.server(), how.with(good))) {
      assertFalse(client.children(client.id("line")).isEmpty(), "whom the CA vouches for is in");
      desk.acceptCrl(Files.write(list, issuer.revoking(bad.certificate()).getEncoded()));
      until(() -> !applicationIsIn(line, bad), "the session ends");
      assertFalse(other.children(other.id("line")).isEmpty(), "the other one stays");
    }
    assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(line, how.with(bad)));
    assertTrue(desk.view().crls().stream().anyMatch(each -> each.revoked() == 1));
  }

  @Test
  void aRenewedCertificateIsTakenForNewChannelsWithoutARestart(TestLine line) throws Exception {
    try (TestClient before = line.connect("observer")) {
      X509Certificate old = line.server().serverCertificate();
      CertificateDesk desk = new CertificateDesk(line.security(), Clock.systemUTC());
      for (boolean newKey : new boolean[] {false, true}) {
        X509Certificate last = line.server().serverCertificate();
        desk.renew(ServerSubject.of(PilotSite.site()), newKey);
        until(() -> !offered(line).equals(last), "it is offered");
        X509Certificate now = line.server().serverCertificate();
        assertNotEquals(old, now);
        assertEquals(newKey, !now.getPublicKey().equals(last.getPublicKey()));
        try (TestClient after = line.connect("observer")) {
          assertFalse(after.children(after.id("line")).isEmpty());
        }
        assertFalse(before.children(before.id("line")).isEmpty(), "who was in stays in");
      }
    }
  }

  private static X509Certificate offered(TestLine line) {
    try {
      EndpointDescription endpoint =
          TestClient.endpoints("opc.tcp://127.0.0.1:" + line.server().port()).get(0);
      return CertificateUtil.decodeCertificate(endpoint.getServerCertificate().bytesOrEmpty());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean calls(TestClient client, String run) {
    try {
      return client.call(run, "Hold", "").getStatusCode().isGood();
    } catch (UaException e) {
      return false;
    }
  }

  private static boolean isIn(TestLine line, String user) {
    return line.hardened().getSessionManager().getAllSessions().stream()
        .anyMatch(each -> user.equals(each.getClientUserId()));
  }

  private static boolean applicationIsIn(TestLine line, TestKey key) {
    return line.hardened().getSessionManager().getAllSessions().stream()
        .anyMatch(
            each ->
                key.certificate().equals(each.getSecurityConfiguration().getClientCertificate()));
  }

  private static void until(BooleanSupplier wanted, String what) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    while (!wanted.getAsBoolean()) {
      assertTrue(System.nanoTime() - end < 0, what);
      Thread.onSpinWait();
    }
  }

  private static UserBook book(TestLine line) throws Exception {
    return UserBook.open(line.security(), Clock.systemUTC(), 1_000);
  }

  private static List<String> audit(TestLine line, String about) throws Exception {
    try (var lines = Files.lines(line.security().resolve("audit.log"))) {
      return lines.filter(each -> each.contains(about)).toList();
    }
  }

  private static long refusal(TestLine line, How how) {
    UaException refused =
        assertThrows(UaException.class, () -> TestClient.connect(line.server(), how).close());
    return refused.getStatusCode().value();
  }
}
