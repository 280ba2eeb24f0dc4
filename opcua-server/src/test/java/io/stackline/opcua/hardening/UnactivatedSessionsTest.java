package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.PilotSite;
import io.stackline.opcua.SharedLine;
import io.stackline.opcua.SmallArchive;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.TestKey;
import io.stackline.opcua.TestLine;
import io.stackline.site.Site.OpcUa;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ApplicationType;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.util.NonceUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class UnactivatedSessionsTest {
  /** On stock Milo 1.1.2 whoever creates as many sessions as there may be locks all others out. */
  @Test
  void sessionsNobodyActivatesKeepNobodyOut(TestLine line) throws Exception {
    int most = line.hardened().getConfig().getLimits().getMaxSessions().intValue();
    try (TestClient client = line.connect("observer")) {
      for (int i = 0; i < most + 3; i++) {
        createAndForget(client.milo(), 5_000);
      }
      long sessions = line.hardened().getSessionManager().getCurrentSessionCount().longValue();
      assertTrue(sessions >= most - 1 && sessions <= most, "control: full with " + sessions);
      try (TestClient other = line.connect("operator")) {
        assertFalse(other.children(other.id("line")).isEmpty());
      }
      assertFalse(client.children(client.id("line")).isEmpty(), "who was in stays in");
    }
  }

  /** On stock Milo 1.1.2 the first is answered by nothing but a stack trace in the log. */
  @Test
  void aTimeOutThatIsNoTimeBecomesTheLongest(TestLine line) throws Exception {
    double most = line.hardened().getConfig().getLimits().getMaxSessionTimeout();
    try (TestClient client = line.connect("observer")) {
      for (double wanted :
          new double[] {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, Double.MAX_VALUE
          }) {
        assertEquals(most, createAndForget(client.milo(), wanted), "for " + wanted);
      }
      assertEquals(6_000, createAndForget(client.milo(), 6_000), "control");
    }
  }

  /** On stock Milo 1.1.2 it is logged in all the same, without a timer, and never times out. */
  @Test
  void aSessionThatIsClosedWhileItLogsInIsNotKept() throws Exception {
    OpcUa open = new OpcUa("127.0.0.1", "127.0.0.1", 0, true, true);
    try (TestLine line = TestLine.start(PilotSite.site(open), new SmallArchive(List.of()));
        TestClient client = TestClient.connect(line.server(), How.anonymous(SecurityPolicy.None))) {
      int closed = 0;
      for (int i = 0; i < 100; i++) {
        Guest hasty = Guest.create(client.milo());
        CompletableFuture<UaResponseMessageType> login = hasty.activate();
        // Who asks for anything before he is in is shown the door (OPC 10000-4 §5.7.3).
        CompletableFuture<UaResponseMessageType> tooSoon = hasty.publish();
        long answer = code(tooSoon);
        boolean in = code(login) == StatusCodes.Good;
        if (answer == StatusCodes.Bad_SessionNotActivated) {
          // Milo looks before it closes: who logs in between the two is told that he is in.
          closed++;
        } else if (in) {
          hasty.leave(true);
        }
        assertEquals(1, line.hardened().getSessionManager().getAllSessions().size(), "after " + i);
      }
      assertTrue(closed > 0, "control: some came too soon");
    }
  }

  private static long code(CompletableFuture<UaResponseMessageType> answer) throws Exception {
    try {
      return answer.get(5, TimeUnit.SECONDS).getResponseHeader().getServiceResult().value();
    } catch (ExecutionException e) {
      return UaException.extractStatusCode(e).orElseThrow().value();
    }
  }

  /** Gives the time-out the server grants. */
  private static double createAndForget(OpcUaClient client, double timeout) throws Exception {
    ApplicationDescription me =
        new ApplicationDescription(
            TestKey.CLIENT.applicationUri(),
            null,
            LocalizedText.english("test"),
            ApplicationType.Client,
            null,
            null,
            null);
    CreateSessionRequest request =
        new CreateSessionRequest(
            client.newRequestHeader(),
            me,
            null,
            client.getConfig().getEndpoint().getEndpointUrl(),
            "half open",
            NonceUtil.generateNonce(32),
            ByteString.of(TestKey.CLIENT.certificate().getEncoded()),
            timeout,
            uint(0));
    return ((CreateSessionResponse) client.sendRequestAsync(request).get(5, TimeUnit.SECONDS))
        .getRevisedSessionTimeout();
  }
}
