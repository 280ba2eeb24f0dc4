package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.Runs;
import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.security.Right;
import io.stackline.run.RunId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.eclipse.milo.opcua.stack.core.types.structured.RolePermissionType;
import org.eclipse.milo.opcua.stack.core.types.structured.TranslateBrowsePathsToNodeIdsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What one role may and another may not, by exceptions a model would register. Stock Milo 1.1.2
 * asks nobody about values and all roles about the rest.
 */
@ExtendWith(SharedLine.class)
final class PermissionsTest {
  private final PermitTable table = new PermitTable(Permit.LINE);

  @BeforeEach
  void register(TestLine line) {
    line.hardened().permits().put(index(line), table);
  }

  @AfterEach
  void restore(TestLine line) {
    line.hardened().permits().put(index(line), line.permits());
  }

  private static int index(TestLine line) {
    return Optional.ofNullable(
            line.hardened().getNamespaceTable().getIndex(line.server().namespaceUri()))
        .orElseThrow()
        .intValue();
  }

  @Test
  void everyNodeTellsWhoMayWhat(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      for (NodeId node : List.of(client.id("press/P1/Force"), client.id("line/StartRun"))) {
        List<RolePermissionType> all = permissions(client, node, AttributeId.RolePermissions);
        assertEquals(5, all.size(), "the well-known roles we know");
        assertTrue(all.stream().allMatch(each -> each.getPermissions().getBrowse()));
        assertFalse(all.stream().anyMatch(each -> each.getPermissions().getWrite()));
        Set<NodeId> callers = new HashSet<>();
        all.stream()
            .filter(each -> each.getPermissions().getCall())
            .forEach(each -> callers.add(each.getRoleId()));
        assertEquals(
            Set.of(NodeIds.WellKnownRole_Operator, NodeIds.WellKnownRole_Engineer), callers);
        List<RolePermissionType> mine = permissions(client, node, AttributeId.UserRolePermissions);
        assertEquals(1, mine.size());
        assertEquals(NodeIds.WellKnownRole_Observer, mine.get(0).getRoleId());
      }
      assertEquals(
          StatusCodes.Bad_NodeIdUnknown,
          client.status(client.id("nowhere"), AttributeId.RolePermissions).value());
    }
  }

  @Test
  void aMethodThatTakesAnEngineerIsNotTheOperators(TestLine line) throws Exception {
    line.publish(Runs.running(new RunId("run-permit")));
    try (TestClient operator = line.connect("operator");
        TestClient engineer = line.connect("engineer")) {
      operator.await("run/run-permit/State", value -> value.statusCode().isGood());
      NodeId hold = operator.id("run/run-permit/Hold");
      assertEquals(true, operator.attribute(hold, AttributeId.UserExecutable), "control");
      table.put(hold, Permit.LINE.with(Deed.CALL, Right.ENGINEER));
      assertEquals(false, operator.attribute(hold, AttributeId.UserExecutable));
      assertEquals(true, engineer.attribute(hold, AttributeId.UserExecutable));
      assertEquals(
          StatusCodes.Bad_UserAccessDenied,
          operator.call("run/run-permit", "Hold", "permit-1").getStatusCode().value());
      assertFalse(
          engineer.call("run/run-permit", "Hold", "permit-2").getStatusCode().value()
              == StatusCodes.Bad_UserAccessDenied);
    }
  }

  @Test
  void aValueOnlySomeMayReadIsDeniedToOthers(TestLine line) throws Exception {
    try (TestClient observer = line.connect("observer");
        TestClient engineer = line.connect("engineer")) {
      NodeId name = observer.id("press/P1/State");
      table.put(name, Permit.LINE.with(Deed.READ, Right.ENGINEER));
      assertEquals(StatusCodes.Bad_UserAccessDenied, observer.read(name).statusCode().value());
      assertEquals(ubyte(0), observer.attribute(name, AttributeId.UserAccessLevel));
      assertTrue(engineer.read(name).statusCode().value() != StatusCodes.Bad_UserAccessDenied);
      assertEquals(ubyte(1), engineer.attribute(name, AttributeId.UserAccessLevel));
      assertEquals(
          "State",
          observer.attribute(name, AttributeId.BrowseName) instanceof QualifiedName q
              ? q.name()
              : "");
    }
  }

  @Test
  void whatMayNotBeBrowsedAnswersAsIfItWereNotThere(TestLine line) throws Exception {
    try (TestClient observer = line.connect("observer");
        TestClient administrator = line.connect("administrator")) {
      NodeId secret = observer.id("press/P2");
      NodeId absent = observer.id("press/P9");
      table.put(secret, Permit.SECRET);
      for (AttributeId each : AttributeId.values()) {
        assertEquals(
            observer.status(absent, each), observer.status(secret, each), "read of " + each);
      }
      assertEquals(browsed(observer, absent).toString(), browsed(observer, secret).toString());
      assertEquals(
          observer.call("press/P9", "Tare", "absent").getStatusCode(),
          observer.call("press/P2", "Tare", "secret").getStatusCode());
      assertFalse(observer.children(observer.id("presses")).contains("P2"));
      assertTrue(administrator.children(observer.id("presses")).contains("P2"), "control");
      assertEquals(
          StatusCodes.Bad_NoMatch, found(observer, "presses", "P2").getStatusCode().value());
      assertTrue(found(administrator, "presses", "P2").getStatusCode().isGood(), "control");
      assertEquals(
          found(observer, "press/P9", "State").getStatusCode(),
          found(observer, "press/P2", "State").getStatusCode());
    }
  }

  /** Stock Milo 1.1.2 leads through what the caller must not see. */
  @Test
  void noPathLeadsThroughWhatMayNotBeSeen(TestLine line) throws Exception {
    try (TestClient observer = line.connect("observer");
        TestClient administrator = line.connect("administrator")) {
      NodeId state = observer.id("press/P2/State");
      QualifiedName name = (QualifiedName) observer.attribute(state, AttributeId.BrowseName);
      NodeId way = observer.id("press/P2/Tags");
      QualifiedName[] path = {
        (QualifiedName) observer.attribute(observer.id("press/P2"), AttributeId.BrowseName),
        (QualifiedName) observer.attribute(way, AttributeId.BrowseName),
        name
      };
      assertEquals(
          state.expanded(),
          Lists.ofNullable(found(observer, "presses", path).getTargets()).get(0).getTargetId(),
          "control: so it is found");
      table.put(way, Permit.SECRET);
      assertEquals(
          StatusCodes.Bad_NoMatch, found(observer, "presses", path).getStatusCode().value());
      assertTrue(found(administrator, "presses", path).getStatusCode().isGood(), "control");
    }
  }

  private static Object browsed(TestClient client, NodeId node) throws Exception {
    BrowseDescription one =
        new BrowseDescription(
            node, BrowseDirection.Both, NodeIds.References, true, uint(0), uint(63));
    ViewDescription none = new ViewDescription(NodeId.NULL_VALUE, DateTime.NULL_VALUE, uint(0));
    var results = client.milo().browse(none, uint(0), List.of(one)).getResults();
    return Lists.ofNullable(results).get(0).getStatusCode();
  }

  private static BrowsePathResult found(TestClient client, String start, String name)
      throws Exception {
    return found(client, start, new QualifiedName(client.id("x").getNamespaceIndex(), name));
  }

  private static BrowsePathResult found(TestClient client, String start, QualifiedName... names)
      throws Exception {
    RelativePathElement[] steps =
        Arrays.stream(names)
            .map(name -> new RelativePathElement(NodeIds.HierarchicalReferences, false, true, name))
            .toArray(RelativePathElement[]::new);
    BrowsePath path = new BrowsePath(client.id(start), new RelativePath(steps));
    TranslateBrowsePathsToNodeIdsResponse response =
        client.milo().translateBrowsePaths(List.of(path));
    return Lists.ofNullable(response.getResults()).get(0);
  }

  private static List<RolePermissionType> permissions(
      TestClient client, NodeId node, AttributeId attribute) throws Exception {
    return Arrays.stream((ExtensionObject[]) client.attribute(node, attribute))
        .map(each -> (RolePermissionType) each.decode(client.milo().getStaticEncodingContext()))
        .toList();
  }
}
