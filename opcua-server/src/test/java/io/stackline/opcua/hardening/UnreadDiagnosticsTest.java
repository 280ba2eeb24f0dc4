package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.SessionListener;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class UnreadDiagnosticsTest {
  private static final NodeId SESSIONS =
      NodeIds.Server_ServerDiagnostics_SessionsDiagnosticsSummary;

  /** On stock Milo 1.1.2 each session has an object there, with 48 variables. */
  @Test
  void aSessionGetsNoNodes(TestLine line) throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    SessionListener after =
        new SessionListener() {
          @Override
          public void onSessionCreated(Session session) {
            told.countDown();
          }
        };
    // Listeners are told one after the other: once this one was, Milo's own would have been, too.
    line.hardened().getSessionManager().addSessionListener(after);
    try (TestClient client = line.connect("observer")) {
      assertTrue(told.await(5, TimeUnit.SECONDS), "control: a session was made");
      assertEquals(
          List.of(
              NodeIds.Server_ServerDiagnostics_SessionsDiagnosticsSummary_SessionDiagnosticsArray,
              NodeIds
                  .Server_ServerDiagnostics_SessionsDiagnosticsSummary_SessionSecurityDiagnosticsArray),
          line.hardened().getAddressSpaceManager().getManagedReferences(SESSIONS).stream()
              .filter(each -> each.isForward() && isComponent(each))
              .map(each -> each.getTargetNodeId().toNodeId(client.milo().getNamespaceTable()))
              .map(Optional::orElseThrow)
              .distinct()
              .sorted(Comparator.comparing(NodeId::toParseableString))
              .toList());
    } finally {
      line.hardened().getSessionManager().removeSessionListener(after);
    }
  }

  private static boolean isComponent(Reference reference) {
    return NodeIds.HasComponent.equals(reference.getReferenceTypeId());
  }

  @Test
  void diagnosticsAreOffAndNobodySwitchesThemOn(TestLine line) throws Exception {
    NodeId flag = NodeIds.Server_ServerDiagnostics_EnabledFlag;
    try (TestClient client = line.connect("administrator")) {
      List<StatusCode> written =
          client.milo().writeValues(List.of(flag), List.of(DataValue.valueOnly(new Variant(true))));
      assertEquals(StatusCodes.Bad_NotWritable, written.get(0).value());
      assertEquals(false, client.read(flag).value().value());
    }
  }
}
