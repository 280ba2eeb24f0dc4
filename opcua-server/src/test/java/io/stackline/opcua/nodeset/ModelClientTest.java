package io.stackline.opcua.nodeset;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.Watched;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The models as a client sees them, across namespaces and in both directions. */
@ExtendWith(SharedModels.class)
final class ModelClientTest {
  @Test
  void whatAFileSaysOnlyInverseIsSeenForward(ModelServer server) throws Exception {
    // DeviceSet says only "I am organized by Objects".
    NodeId deviceSet = server.id("DI", 5001);
    assertTrue(
        browse(server, NodeIds.ObjectsFolder, BrowseDirection.Forward, NodeIds.Organizes)
            .contains(deviceSet.expanded()));
    assertEquals(
        List.of(NodeIds.ObjectsFolder.expanded()),
        browse(server, deviceSet, BrowseDirection.Inverse, NodeIds.HierarchicalReferences));
  }

  @Test
  void aTypeIsFoundFromItsSupertypeInAnotherModelAndBack(ModelServer server) throws Exception {
    NodeId device = server.id("DI", 1002);
    NodeId ladsDevice = server.id("LADS", 1002);
    assertTrue(
        browse(server, device, BrowseDirection.Forward, NodeIds.HasSubtype)
            .contains(ladsDevice.expanded()));
    assertEquals(
        List.of(device.expanded()),
        browse(server, ladsDevice, BrowseDirection.Inverse, NodeIds.HasSubtype));
  }

  @Test
  void aReferenceTypeOfAModelCanBeAskedFor(ModelServer server) throws Exception {
    // With a type tree from before the models were loaded this is Bad_ReferenceTypeIdInvalid.
    NodeId controls = server.id("DI", 6031);
    assertEquals(
        List.of(), browse(server, NodeIds.ObjectsFolder, BrowseDirection.Forward, controls));
  }

  @Test
  void aValueIsReadAndWatched(ModelServer server) throws Exception {
    NodeId namespaces = NodeIds.Server_Namespaces;
    NodeId lads = find(server, namespaces, new QualifiedName(server.index("LADS"), LADS_URI));
    NodeId version = find(server, lads, new QualifiedName(0, "NamespaceVersion"));
    DataValue read = server.client().readValue(0, TimestampsToReturn.Both, version);
    assertEquals("1.0.0", read.value().value());
    try (Watched watched = Watched.of(server.client(), version)) {
      assertEquals("1.0.0", watched.next().value().value());
    }
  }

  private static final String LADS_URI = "http://opcfoundation.org/UA/LADS/";

  private static NodeId find(ModelServer server, NodeId parent, QualifiedName name)
      throws Exception {
    return references(server, parent, BrowseDirection.Forward, NodeIds.HierarchicalReferences)
        .filter(each -> name.equals(each.getBrowseName()))
        .flatMap(each -> each.getNodeId().toNodeId(server.client().getNamespaceTable()).stream())
        .findFirst()
        .orElseThrow();
  }

  private static List<ExpandedNodeId> browse(
      ModelServer server, NodeId node, BrowseDirection direction, NodeId referenceType)
      throws Exception {
    return references(server, node, direction, referenceType)
        .map(ReferenceDescription::getNodeId)
        .toList();
  }

  private static Stream<ReferenceDescription> references(
      ModelServer server, NodeId node, BrowseDirection direction, NodeId referenceType)
      throws Exception {
    var result =
        server
            .client()
            .browse(new BrowseDescription(node, direction, referenceType, true, uint(0), uint(63)));
    assertTrue(result.getStatusCode().isGood(), result.getStatusCode().toString());
    ReferenceDescription[] references = result.getReferences();
    return references == null ? Stream.of() : Stream.of(references);
  }
}
