package io.stackline.opcua.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.opcua.nodeset.Audit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stock Milo 1.1.2 has instead is shown by StockMiloTest. */
@ExtendWith(SharedLine.class)
final class BaseNamespaceTest {
  /** Milo has most references of this namespace twice, which no client sees. */
  @Test
  void noReferenceLeadsToNothingOrGoesOneWay(TestLine line) {
    List<NodeId> all =
        line.hardened().getOpcUaNamespace().getNodeManager().getNodes().stream()
            .map(UaNode::getNodeId)
            .toList();
    assertTrue(all.size() > 4_000, "control");
    assertEquals(
        List.of(),
        Audit.of(line.hardened()).of(all).stream()
            .filter(each -> !each.startsWith("twice: "))
            .toList());
  }

  @Test
  void whatIsShownIsServedAndWhole(TestLine line) {
    Instances instances = Instances.of(line.hardened());
    assertTrue(instances.size() > 100, "control: " + instances.size());
    assertEquals(List.of(), instances.problems());
  }

  @Test
  void whatIsNotDoneIsNotThere(TestLine line) throws Exception {
    try (TestClient client = line.connect("administrator")) {
      List<String> server = client.children(NodeIds.Server);
      for (String each :
          List.of("ServerConfiguration", "PublishSubscribe", "SetSubscriptionDurable")) {
        assertFalse(server.contains(each), each);
      }
      assertTrue(server.contains("GetMonitoredItems"), "control");
    }
  }

  @Test
  void noProfileIsClaimed(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      NodeId profiles = NodeIds.Server_ServerCapabilities_ServerProfileArray;
      assertArrayEquals(new String[0], (String[]) client.attribute(profiles, AttributeId.Value));
    }
  }

  @Test
  void everyRoleThatPermissionsNameCanBeLookedUp(TestLine line) throws Exception {
    try (TestClient observer = line.connect("observer");
        TestClient administrator = line.connect("administrator")) {
      Set<String> roles =
          new TreeSet<>(observer.children(NodeIds.Server_ServerCapabilities_RoleSet));
      assertEquals(
          Set.of(
              "AddRole",
              "Anonymous",
              "AuthenticatedUser",
              "ConfigureAdmin",
              "Engineer",
              "Observer",
              "Operator",
              "RemoveRole",
              "SecurityAdmin"),
          roles);
      NodeId who = NodeIds.WellKnownRole_Engineer_Identities;
      assertEquals(StatusCodes.Bad_UserAccessDenied, status(observer, who).value());
      assertTrue(status(administrator, who).isGood());
      CallMethodRequest add =
          new CallMethodRequest(
              NodeIds.Server_ServerCapabilities_RoleSet,
              NodeIds.Server_ServerCapabilities_RoleSet_AddRole,
              new Variant[] {new Variant("mine"), new Variant("urn:mine")});
      List<CallMethodResult> results =
          Lists.ofNullable(administrator.milo().call(List.of(add)).getResults());
      assertEquals(StatusCodes.Bad_UserAccessDenied, results.get(0).getStatusCode().value());
      assertEquals(
          5,
          ((ExtensionObject[])
                  observer.attribute(
                      NodeIds.OPCUANamespaceMetadata_DefaultRolePermissions, AttributeId.Value))
              .length);
    }
  }

  /** Stock Milo 1.1.2 shows them to everybody (#1803). */
  @Test
  void whatTellsOfOtherSessionsIsForAdministrators(TestLine line) throws Exception {
    try (TestClient observer = line.connect("observer");
        TestClient administrator = line.connect("administrator")) {
      NodeId sessions =
          NodeIds
              .Server_ServerDiagnostics_SessionsDiagnosticsSummary_SessionSecurityDiagnosticsArray;
      assertEquals(StatusCodes.Bad_UserAccessDenied, status(observer, sessions).value());
      assertEquals(
          StatusCodes.Bad_NotReadable, status(administrator, sessions).value(), "switched off");
    }
  }

  private static StatusCode status(TestClient client, NodeId node) throws Exception {
    return client.status(node, AttributeId.Value);
  }
}
