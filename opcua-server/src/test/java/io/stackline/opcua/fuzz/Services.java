package io.stackline.opcua.fuzz;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.util.Locale;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.UaMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ApplicationType;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.SecurityTokenRequestType;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.AnonymousIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.OpenSecureChannelRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.OpenSecureChannelResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;

/** The services on the way to a subscription, as a client without security asks for them. */
final class Services {
  /** Least that a server gives: what is left behind goes soon. */
  private static final double SESSION_TIMEOUT_MS = 1;

  private Services() {}

  static RequestHeader header(NodeId session) {
    return new RequestHeader(session, DateTime.now(), uint(7), uint(0), null, uint(5_000), null);
  }

  static UaMessageType openSecureChannel() {
    return new OpenSecureChannelRequest(
        header(NodeId.NULL_VALUE),
        uint(0),
        SecurityTokenRequestType.Issue,
        MessageSecurityMode.None,
        ByteString.NULL_VALUE,
        uint(60_000));
  }

  static long tokenOf(UaMessageType opened) {
    return ((OpenSecureChannelResponse) opened).getSecurityToken().getTokenId().longValue();
  }

  static CreateSessionRequest createSession(String name, int port) {
    return new CreateSessionRequest(
        header(NodeId.NULL_VALUE),
        new ApplicationDescription(
            "urn:rough",
            "urn:rough",
            LocalizedText.english("rough"),
            ApplicationType.Client,
            null,
            null,
            null),
        null,
        "opc.tcp://127.0.0.1:" + port,
        name,
        ByteString.of(new byte[32]),
        ByteString.NULL_VALUE,
        SESSION_TIMEOUT_MS,
        uint(0));
  }

  /** Creates a session that is not activated. */
  static NodeId create(RawClient client, int port) throws IOException {
    UaMessageType answer = client.ask(createSession("rough", port));
    if (answer instanceof CreateSessionResponse created) {
      return created.getAuthenticationToken();
    }
    throw new IOException("no session: " + answer);
  }

  static void activate(RawClient client, NodeId session) throws IOException {
    ExtensionObject nobody =
        ExtensionObject.encode(
            DefaultEncodingContext.INSTANCE,
            new AnonymousIdentityToken(
                "anonymous-" + SecurityPolicy.None.name().toLowerCase(Locale.ROOT)));
    UaMessageType answer =
        client.ask(
            new ActivateSessionRequest(
                header(session),
                new SignatureData(null, ByteString.NULL_VALUE),
                null,
                new String[0],
                nobody,
                new SignatureData(null, ByteString.NULL_VALUE)));
    if (!(answer instanceof ActivateSessionResponse)) {
      throw new IOException("not activated: " + answer);
    }
  }

  /** A session of nobody. */
  static NodeId session(RawClient client, int port) throws IOException {
    NodeId session = create(client, port);
    activate(client, session);
    return session;
  }

  /** A subscription with the shortest life. */
  static UInteger subscribe(RawClient client, NodeId session) throws IOException {
    UaMessageType answer =
        client.ask(
            new CreateSubscriptionRequest(
                header(session), 50.0, uint(3), uint(1), uint(0), true, ubyte(0)));
    if (answer instanceof CreateSubscriptionResponse created) {
      return created.getSubscriptionId();
    }
    throw new IOException("no subscription: " + answer);
  }

  /** Items on nodes of the line, and one of the server's own. */
  static UaMessageType watch(NodeId session, UInteger subscription, NodeId... nodes) {
    MonitoredItemCreateRequest[] items = new MonitoredItemCreateRequest[nodes.length + 1];
    for (int i = 0; i <= nodes.length; i++) {
      NodeId node = i < nodes.length ? nodes[i] : NodeIds.Server_ServerStatus_CurrentTime;
      items[i] =
          new MonitoredItemCreateRequest(
              new ReadValueId(node, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE),
              MonitoringMode.Reporting,
              new MonitoringParameters(uint(i), 50.0, null, uint(10), true));
    }
    return new CreateMonitoredItemsRequest(
        header(session), subscription, TimestampsToReturn.Both, items);
  }

  static UaMessageType publish(NodeId session) {
    return new PublishRequest(header(session), null);
  }

  /** Answered without a session, too. */
  static UaMessageType endpoints(String url) {
    return new GetEndpointsRequest(
        header(NodeId.NULL_VALUE), url, new String[] {"en", "de"}, new String[0]);
  }
}
