package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.TestClient.How;
import io.stackline.run.RunId;
import io.stackline.site.Site.OpcUa;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A site that lets anybody read, even without security, and has a past; last it is shut down. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OpenSiteTest {
  private static final Instant ENDED = Instant.parse("2026-11-20T12:00:00Z");

  private static TestLine line;

  @BeforeAll
  static void start() throws Exception {
    line =
        TestLine.start(
            PilotSite.site(new OpcUa("127.0.0.1", "localhost", 0, true, true)),
            new SmallArchive(List.of(Runs.archived("run-of-yesterday", ENDED))));
  }

  @AfterAll
  static void stop() {
    line.close();
  }

  @Test
  @Order(1)
  void withoutSecurityThereIsNeitherPasswordNorCertificateOnlyAnonymousReading() throws Exception {
    assertEquals(2, line.server().endpoints().size(), "by name and by address");
    List<EndpointDescription> none =
        TestClient.endpoints(line.server().endpoints().get(0)).stream()
            .filter(each -> SecurityPolicy.None.getUri().equals(each.getSecurityPolicyUri()))
            .toList();
    assertFalse(none.isEmpty());
    for (EndpointDescription each : none) {
      assertEquals(
          List.of(UserTokenType.Anonymous),
          Stream.of(each.getUserIdentityTokens()).map(UserTokenPolicy::getTokenType).toList());
    }
  }

  @Test
  @Order(1)
  void whoeverReadsAnonymouslyCallsNothing() throws Exception {
    for (SecurityPolicy policy : List.of(SecurityPolicy.None, SecurityPolicy.Basic256Sha256)) {
      try (TestClient client = TestClient.connect(line.server(), How.anonymous(policy))) {
        assertTrue(client.children(client.id("runs")).contains("run-of-yesterday"));
        assertEquals(
            StatusCodes.Bad_UserAccessDenied,
            client.call("run/run-of-yesterday", "Abort", "").getStatusCode().value());
        assertEquals(
            false,
            client.attribute(client.id("run/run-of-yesterday/Abort"), AttributeId.UserExecutable));
      }
    }
  }

  @Test
  @Order(1)
  void anArchivedRunIsShownLikeOneOfToday() throws Exception {
    try (TestClient client =
        TestClient.connect(line.server(), How.anonymous(SecurityPolicy.None))) {
      assertEquals("COMPLETE", client.value("run/run-of-yesterday/State"));
      assertEquals("PASS", client.value("run/run-of-yesterday/Verdict"));
      String stage = "run/run-of-yesterday/stage/densify/";
      assertEquals(251.0, (Double) client.value(stage + "Peak"), 1e-9);
      assertEquals(180.0, client.value(stage + "DwellCredited"));
      assertEquals("DONE", client.value(stage + "State"));
    }
  }

  @Test
  @Order(2)
  void guessingIsThrottled() {
    for (int i = 0; i < 5; i++) {
      assertThrows(
          UaException.class,
          () -> TestClient.connect(line.server(), How.user("observer", "guess")).close());
    }
    UaException refused = assertThrows(UaException.class, () -> line.connect("observer").close());
    assertEquals(
        StatusCodes.Bad_IdentityTokenRejected,
        refused.getStatusCode().value(),
        "the right password is not looked at now");
  }

  @Test
  @Order(3)
  void ofTheEndedRunsTheNewestFiftyStay() throws Exception {
    try (TestClient client =
        TestClient.connect(line.server(), How.anonymous(SecurityPolicy.None))) {
      for (int i = 0; i < 50; i++) {
        line.publish(Runs.complete(new RunId("run-" + i), Runs.STARTED.plusSeconds(600 + i)));
      }
      client.await(
          "run/run-of-yesterday/State",
          value -> value.statusCode().value() == StatusCodes.Bad_NodeIdUnknown);
      // on a busy machine they are shown together, in no order; filled once they stand in the
      // folder
      for (int i = 0; i < 50; i++) {
        client.await("run/run-" + i + "/State", value -> "COMPLETE".equals(value.value().value()));
      }
      assertEquals(
          50,
          client.children(client.id("runs")).stream()
              .filter(each -> each.startsWith("run-"))
              .count());
      try (Watched goes = Watched.of(client.milo(), client.id("run/run-0/State"))) {
        assertEquals("COMPLETE", goes.next().value().value());
        line.publish(Runs.complete(new RunId("run-50"), Runs.STARTED.plusSeconds(700)));
        assertEquals(StatusCodes.Bad_NodeIdUnknown, goes.next().statusCode().value());
      }
      for (String gone : List.of("run/run-0", "run/run-0/stage/densify", "run/run-0/Hold")) {
        assertEquals(
            StatusCodes.Bad_NodeIdUnknown,
            client.status(client.id(gone), AttributeId.NodeClass).value(),
            gone);
        assertEquals(
            List.of(),
            line.hardened().getAddressSpaceManager().getManagedReferences(client.id(gone)),
            "no ghost of " + gone);
      }
    }
  }

  @Test
  @Order(4)
  void clientsSeeTheShutdownComeAndItIsOverSoon() throws Exception {
    try (TestClient client =
        TestClient.connect(line.server(), How.anonymous(SecurityPolicy.None))) {
      Watched state = Watched.of(client.milo(), NodeIds.Server_ServerStatus_State);
      DataValue running = state.next();
      assertEquals(ServerState.Running.getValue(), running.value().value());
      long before = System.nanoTime();
      line.server().close();
      assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(3), "within 3 s");
      assertEquals(ServerState.Shutdown.getValue(), state.next().value().value());
    }
  }
}
