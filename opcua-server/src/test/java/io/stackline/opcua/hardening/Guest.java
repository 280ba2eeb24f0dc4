package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ApplicationType;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.AnonymousIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.SignedSoftwareCertificate;
import org.eclipse.milo.opcua.stack.core.types.structured.SubscriptionAcknowledgement;
import org.eclipse.milo.opcua.stack.core.util.NonceUtil;

/** Another session on a client's connection, which does what Milo's client never would. */
record Guest(OpcUaClient client, NodeId token) {
  private static final double TIMEOUT_MS = 30_000;
  private static final long PATIENCE_S = 5;

  /** A session nobody has logged in to yet. */
  static Guest create(OpcUaClient client) throws Exception {
    ApplicationDescription me =
        new ApplicationDescription(
            "urn:guest",
            null,
            LocalizedText.english("guest"),
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
            "guest",
            NonceUtil.generateNonce(32),
            ByteString.NULL_VALUE,
            TIMEOUT_MS,
            uint(0));
    CreateSessionResponse response =
        (CreateSessionResponse) client.sendRequestAsync(request).get(PATIENCE_S, TimeUnit.SECONDS);
    return new Guest(client, response.getAuthenticationToken());
  }

  static Guest login(OpcUaClient client) throws Exception {
    Guest guest = create(client);
    UaResponseMessageType unused = guest.activate().get(PATIENCE_S, TimeUnit.SECONDS);
    return guest;
  }

  /** Logs in as nobody. */
  CompletableFuture<UaResponseMessageType> activate() {
    String policy =
        Objects.requireNonNull(client.getConfig().getEndpoint().getUserIdentityTokens())[0]
            .getPolicyId();
    SignatureData none = new SignatureData(null, ByteString.NULL_VALUE);
    ActivateSessionRequest request =
        new ActivateSessionRequest(
            client.newRequestHeader(token),
            none,
            new SignedSoftwareCertificate[0],
            new String[0],
            ExtensionObject.encode(
                client.getStaticEncodingContext(), new AnonymousIdentityToken(policy)),
            none);
    return client.sendRequestAsync(request);
  }

  /** With the shortest lifetime there may be. */
  UInteger subscribe(double intervalMs) throws Exception {
    CreateSubscriptionRequest request =
        new CreateSubscriptionRequest(
            client.newRequestHeader(token), intervalMs, uint(3), uint(1), uint(0), true, ubyte(0));
    CreateSubscriptionResponse response =
        (CreateSubscriptionResponse)
            client.sendRequestAsync(request).get(PATIENCE_S, TimeUnit.SECONDS);
    return response.getSubscriptionId();
  }

  CompletableFuture<UaResponseMessageType> publish() {
    return client.sendRequestAsync(
        new PublishRequest(client.newRequestHeader(token), new SubscriptionAcknowledgement[0]));
  }

  void leave(boolean withSubscriptions) throws Exception {
    client
        .sendRequestAsync(
            new CloseSessionRequest(client.newRequestHeader(token), withSubscriptions))
        .get(PATIENCE_S, TimeUnit.SECONDS);
  }
}
