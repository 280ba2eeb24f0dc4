package io.stackline.opcua.security;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.TestKey;
import io.stackline.opcua.TestLine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.identity.SignedIdentityToken;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.security.SecurityAlgorithm;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ApplicationType;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.SignedSoftwareCertificate;
import org.eclipse.milo.opcua.stack.core.util.NonceUtil;
import org.eclipse.milo.opcua.stack.core.util.SignatureUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class DeparturesTest {
  private static final String PASSWORD = "correct horse battery";

  /** The session was made while the application was trusted, and nobody had logged in to it. */
  @Test
  void whoLogsInLateThroughAnApplicationThatLostItsTrustDoesNotStay(TestLine line)
      throws Exception {
    TestKey key = TestKey.make("late-panel");
    line.server().trustClient(key.certificate());
    How how = line.how("observer").with(key);
    try (TestClient client = TestClient.connect(line.server(), how)) {
      CreateSessionResponse late = create(client.milo(), key);
      TrustDesk.open(line.security(), Clock.systemUTC())
          .revoke(Certificates.thumbprint(key.certificate()));
      for (int i = 0; i < 4; i++) {
        aSweepPasses(line);
      }
      activate(client.milo(), how, late);
      gone(line, session -> session.getSessionId().equals(late.getSessionId()));
    }
  }

  /** Somebody else has to go, which takes a sweep. */
  private static void aSweepPasses(TestLine line) throws Exception {
    UserBook book = UserBook.open(line.security(), Clock.systemUTC(), 64);
    book.add("passer-by", "observer", Optional.of(PASSWORD), Optional.empty());
    try (TestClient unused = TestClient.connect(line.server(), How.user("passer-by", PASSWORD))) {
      book.remove("passer-by");
      gone(line, session -> "passer-by".equals(session.getClientUserId()));
    }
  }

  private static void gone(TestLine line, Predicate<Session> who) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    while (line.hardened().getSessionManager().getAllSessions().stream().anyMatch(who)) {
      assertTrue(System.nanoTime() - end < 0, "the session ends");
      Thread.onSpinWait();
    }
  }

  private static CreateSessionResponse create(OpcUaClient client, TestKey key) throws Exception {
    ApplicationDescription me =
        new ApplicationDescription(
            key.applicationUri(),
            null,
            LocalizedText.english("late"),
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
            "late",
            NonceUtil.generateNonce(32),
            ByteString.of(key.certificate().getEncoded()),
            60_000.0,
            uint(0));
    return (CreateSessionResponse) client.sendRequestAsync(request).get(5, TimeUnit.SECONDS);
  }

  private static void activate(OpcUaClient client, How how, CreateSessionResponse session)
      throws Exception {
    byte[] signature =
        SignatureUtil.sign(
            SecurityAlgorithm.RsaSha256,
            how.key().keys().getPrivate(),
            ByteBuffer.wrap(session.getServerCertificate().bytesOrEmpty()),
            ByteBuffer.wrap(session.getServerNonce().bytesOrEmpty()));
    SignedIdentityToken user =
        how.identity().getIdentityToken(client.getConfig().getEndpoint(), session.getServerNonce());
    ActivateSessionRequest request =
        new ActivateSessionRequest(
            client.newRequestHeader(session.getAuthenticationToken()),
            new SignatureData(SecurityAlgorithm.RsaSha256.getUri(), ByteString.of(signature)),
            new SignedSoftwareCertificate[0],
            new String[0],
            ExtensionObject.encode(client.getStaticEncodingContext(), user.getToken()),
            user.getSignature());
    client.sendRequestAsync(request).get(5, TimeUnit.SECONDS);
  }
}
