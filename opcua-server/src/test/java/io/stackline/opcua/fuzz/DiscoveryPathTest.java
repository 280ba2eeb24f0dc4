package io.stackline.opcua.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.UaMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.FindServersRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.FindServersResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ServiceFault;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a server is found without security (OPC 10000-4 §5.5), and nothing else is done. */
@ExtendWith(SharedLine.class)
final class DiscoveryPathTest {
  private static final String PATH = "/discovery";

  @Test
  void endPointsAreToldUnderThePathAndWithoutIt(TestLine line) throws Exception {
    List<EndpointDescription> plain = TestClient.endpoints(url(line, ""));
    assertEquals(plain, TestClient.endpoints(url(line, PATH)));
    assertFalse(plain.isEmpty(), "control");
    assertTrue(
        plain.stream().noneMatch(each -> String.valueOf(each.getEndpointUrl()).endsWith(PATH)),
        "nobody is sent there for a session");
  }

  @Test
  void whoLooksForServersIsToldThePath(TestLine line) throws Exception {
    for (String path : List.of("", PATH)) {
      try (RawClient client = new RawClient(line.server().port()).open(path)) {
        UaMessageType answer =
            client.ask(
                new FindServersRequest(
                    Services.header(NodeId.NULL_VALUE), url(line, path), null, null));
        FindServersResponse found = assertInstanceOf(FindServersResponse.class, answer);
        Set<String> urls =
            Arrays.stream(found.getServers())
                .map(ApplicationDescription::getDiscoveryUrls)
                .flatMap(Arrays::stream)
                .collect(Collectors.toSet());
        assertEquals(Set.of(url(line, PATH)), urls);
      }
    }
  }

  @Test
  void noSessionIsMadeOrActivatedThere(TestLine line) throws Exception {
    int port = line.server().port();
    SignatureData nothing = new SignatureData(null, ByteString.NULL_VALUE);
    try (RawClient client = new RawClient(port).open(PATH)) {
      assertInstanceOf(
          GetEndpointsResponse.class, client.ask(Services.endpoints(url(line, PATH))), "control");
      for (UaMessageType request :
          List.of(
              Services.createSession("nobody", port),
              new ActivateSessionRequest(
                  Services.header(NodeId.NULL_VALUE), nothing, null, null, null, nothing),
              new ReadRequest(
                  Services.header(NodeId.NULL_VALUE), 0.0, TimestampsToReturn.Both, null))) {
        ServiceFault fault = assertInstanceOf(ServiceFault.class, client.ask(request));
        assertEquals(
            StatusCodes.Bad_ServiceUnsupported,
            fault.getResponseHeader().getServiceResult().value(),
            request.getClass().getSimpleName());
      }
    }
    try (RawClient client = new RawClient(port).open()) {
      assertFalse(makesASession(client, port), "nor without the path");
    }
  }

  /** Milo answers with a fault and breaks the connection off; either may come first. */
  private static boolean makesASession(RawClient client, int port) {
    try {
      return client.ask(Services.createSession("nobody", port)) instanceof CreateSessionResponse;
    } catch (IOException brokenOff) {
      return false;
    }
  }

  /** What Milo's exceptions say is for the log. */
  @Test
  void aRefusalSaysNoMoreThanItsStatus(TestLine line) throws Exception {
    try (RawClient client = new RawClient(line.server().port())) {
      client.write(RawClient.hello(line.server().port(), "/of/my/own"));
      assertEquals(
          StatusCodes.lookup(StatusCodes.Bad_TcpEndpointUrlInvalid).orElseThrow()[1],
          client.reason());
    }
  }

  private static String url(TestLine line, String path) {
    return "opc.tcp://127.0.0.1:" + line.server().port() + path;
  }
}
