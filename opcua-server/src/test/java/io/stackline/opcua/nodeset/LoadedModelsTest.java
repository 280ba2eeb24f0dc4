package io.stackline.opcua.nodeset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All companion models in one server: every node of every file, and nothing else. */
@ExtendWith(SharedModels.class)
final class LoadedModelsTest {
  /** As counted in the files without a NodeSet reader, less nine nodes for design tools in DI. */
  private static final Map<String, Integer> NODES =
      Map.ofEntries(
          Map.entry("http://opcfoundation.org/UA/DI/", 438),
          Map.entry("http://opcfoundation.org/UA/IA/", 122),
          Map.entry("http://opcfoundation.org/UA/AMB/", 92),
          Map.entry("http://opcfoundation.org/UA/Machinery/", 180),
          Map.entry("http://opcfoundation.org/UA/ISA95-JOBCONTROL_V2/", 258),
          Map.entry("http://opcfoundation.org/UA/Machinery/Jobs/", 60),
          Map.entry("http://opcfoundation.org/UA/LADS/", 650),
          Map.entry("http://opcfoundation.org/UA/Dictionary/IRDI", 271),
          Map.entry("http://opcfoundation.org/UA/PADIM/", 788),
          Map.entry("http://opcfoundation.org/UA/Machinery/ProcessValues/", 138),
          Map.entry("http://opcfoundation.org/UA/MachineTool/", 589),
          Map.entry("http://opcfoundation.org/UA/MetalForming/", 155));

  private static final int GONE = 13;

  @Test
  void everyNodeOfEveryModelIsThere(ModelServer server) {
    Map<String, Integer> loaded =
        server.models().parts().stream()
            .collect(Collectors.toMap(LoadedModels.Part::uri, LoadedModels.Part::nodes));
    assertEquals(NODES, loaded);
  }

  @Test
  void noReferenceLeadsToNothing(ModelServer server) {
    // Metal forming names an edition of one dictionary entry that the dictionary has no more.
    ExpandedNodeId gone =
        ExpandedNodeId.of(
            "http://opcfoundation.org/UA/Dictionary/IRDI", "0112/2///61987#ABB271#007");
    List<LoadedModels.Dangling> others =
        server.models().dangling().stream().filter(each -> !each.target().equals(gone)).toList();
    assertEquals(List.of(), others);
    assertEquals(GONE, server.models().dangling().size());
  }

  @Test
  void everyReferenceIsThereOnceAndInBothDirections(ModelServer server) throws Exception {
    List<NodeId> nodes = nodes(server);
    Audit audit = Audit.of(server.server());
    assertEquals(List.of(), audit.of(nodes));
    assertTrue(audit.references() > 2 * nodes.size(), "seen: " + audit.references());
  }

  @Test
  void theStackLightOfMachineryIsTheOneOfIa(ModelServer server) {
    // Without IA this is the one reference of Machinery that leads to nothing.
    NodeId type = server.id("IA", 1002);
    assertTrue(
        server.server().getAddressSpaceManager().getManagedReferences(type).stream()
            .anyMatch(
                each ->
                    each.isInverse()
                        && each.getReferenceTypeId().equals(NodeIds.HasTypeDefinition)
                        && each.getTargetNodeId()
                            .toNodeId(server.server().getNamespaceTable())
                            .map(NodeId::getNamespaceIndex)
                            .equals(Optional.of(server.index("Machinery")))));
  }

  @Test
  void eachModelDescribesItsNamespace(ModelServer server) {
    Set<String> described =
        server
            .server()
            .getAddressSpaceManager()
            .getManagedReferences(NodeIds.Server_Namespaces)
            .stream()
            .filter(Reference::isForward)
            .flatMap(
                each ->
                    server
                        .server()
                        .getAddressSpaceManager()
                        .getManagedNode(each.getTargetNodeId())
                        .stream())
            .map(UaNode::getBrowseName)
            .map(QualifiedName::name)
            .collect(Collectors.toSet());
    assertTrue(described.containsAll(NODES.keySet()), described.toString());
  }

  @Test
  void namespacesInsideValuesAreTheServers(ModelServer server) {
    // LADS StartProgram i=7010: KeyValueType, SampleInfoType.
    List<NodeId> types =
        arguments(server, "LADS", 7010).stream().map(Argument::getDataType).toList();
    assertEquals(
        List.of(
            NodeIds.String,
            server.id("LADS", 3003),
            NodeIds.String,
            NodeIds.String,
            server.id("LADS", 3002)),
        types);
  }

  @Test
  void valuesOfManyTypesAreThere(ModelServer server) {
    UaVariableNode published =
        server
            .server()
            .getAddressSpaceManager()
            .getManagedReferences(NodeIds.Server_Namespaces)
            .stream()
            .flatMap(each -> node(server, each).stream())
            .filter(each -> "http://opcfoundation.org/UA/AMB/".equals(each.getBrowseName().name()))
            .flatMap(each -> children(server, each.getNodeId()).stream())
            .filter(each -> "NamespacePublicationDate".equals(each.getBrowseName().name()))
            .map(UaVariableNode.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(
        new DateTime(Instant.parse("2024-02-27T00:00:00Z")), published.getValue().value().value());
    long matrices =
        nodes(server).stream()
            .flatMap(id -> server.server().getAddressSpaceManager().getManagedNode(id).stream())
            .filter(UaVariableNode.class::isInstance)
            .map(each -> ((UaVariableNode) each).getValue().value().value())
            .filter(Matrix.class::isInstance)
            .count();
    assertEquals(23, matrices);
  }

  @Test
  void structuresHaveTheFieldsOfTheirSupertypesFirst(ModelServer server) {
    StructureDefinition order =
        (StructureDefinition)
            present(
                server
                    .server()
                    .getDataTypeTree()
                    .getDataTypeDefinition(server.id("ISA95-JOBCONTROL_V2", 3008)));
    List<StructureField> fields = Lists.ofNullable(order.getFields());
    assertEquals("JobOrderID", fields.get(0).getName());
    assertEquals(false, fields.get(0).getIsOptional());
    assertEquals(10, fields.stream().filter(StructureField::getIsOptional).count());
    assertEquals(NodeIds.Structure, order.getBaseDataType());
  }

  @Test
  void enumerationsHaveTheirNumbers(ModelServer server) {
    EnumDefinition method =
        (EnumDefinition)
            present(
                server
                    .server()
                    .getDataTypeTree()
                    .getDataTypeDefinition(enumeration(server, "MaintenanceMethodEnum")));
    assertEquals(0L, Lists.ofNullable(method.getFields()).get(0).getValue());
    assertEquals("Local", Lists.ofNullable(method.getFields()).get(0).getName());
  }

  @Test
  void anEnumerationWithoutTextsGetsThem() throws Exception {
    OpcUaServer server = ModelServer.unserved();
    String xml =
        SmallNodeSet.with(
            "<UADataType NodeId=\"ns=1;i=3001\" BrowseName=\"1:Mode\"><References>"
                + "<Reference ReferenceType=\"HasSubtype\" IsForward=\"false\">i=29</Reference>"
                + "</References><Definition Name=\"Mode\"><Field Name=\"Off\" Value=\"0\"/>"
                + "<Field Name=\"On\" Value=\"4\"/></Definition></UADataType>"
                + "<UAObject NodeId=\"ns=1;i=1\" BrowseName=\"1:A\"><References>"
                + "<Reference ReferenceType=\"HasTypeDefinition\">i=61</Reference>"
                + "<Reference ReferenceType=\"Organizes\" IsForward=\"false\">i=85</Reference>"
                + "<Reference ReferenceType=\"Organizes\">ns=1;i=99</Reference>"
                + "</References></UAObject>");
    LoadedModels models = NodeSetLoader.load(server, List.of(SmallNodeSet.read(xml)));
    NodeId texts = new NodeId(2, "3001/EnumValues");
    UaVariableNode property =
        (UaVariableNode) server.getAddressSpaceManager().getManagedNode(texts).orElseThrow();
    ExtensionObject[] values = (ExtensionObject[]) present(property.getValue().value().value());
    assertEquals(2, values.length);
    assertEquals(
        List.of(), Audit.of(server).of(List.of(texts, new NodeId(2, 3001), new NodeId(2, 1))));
    // The same server shows what is left out, and what is refused.
    assertEquals(1, models.dangling().size());
    assertEquals(9, models.dangling().get(0).place().line());
    BadNodeSet again =
        assertThrows(
            BadNodeSet.class, () -> NodeSetLoader.load(server, List.of(SmallNodeSet.read(xml))));
    assertTrue(String.valueOf(again.getMessage()).contains("loaded already"), again.getMessage());
    models.close();
    assertTrue(server.getAddressSpaceManager().getManagedNode(texts).isEmpty());
    assertEquals(
        0,
        server.getAddressSpaceManager().getManagedReferences(NodeIds.ObjectsFolder).stream()
            .filter(each -> each.getTargetNodeId().toParseableString().startsWith("ns=2"))
            .count());
  }

  @Test
  void methodsOfInstancesKnowTheMethodOfTheirType(ModelServer server) {
    assertTrue(
        nodes(server).stream().anyMatch(id -> server.models().declarationOf(id).isPresent()));
  }

  @Test
  void miloMakesEventsOfCompanionTypes(ModelServer server) throws Exception {
    List<NodeId> types =
        nodes(server).stream()
            .flatMap(id -> server.server().getAddressSpaceManager().getManagedNode(id).stream())
            .filter(each -> each instanceof UaObjectTypeNode type && !type.getIsAbstract())
            .map(UaNode::getNodeId)
            .filter(
                id -> server.server().getObjectTypeTree().isSubtypeOf(id, NodeIds.BaseEventType))
            .limit(3)
            .toList();
    assertEquals(3, types.size());
    for (NodeId type : types) {
      // A class cast fails here where the type is not known to be an event.
      server.server().getEventFactory().createEvent(server.plant().id("event"), type).delete();
    }
  }

  @Test
  void theTypeTreesKnowTheNewTypes(ModelServer server) {
    assertTrue(
        server
            .server()
            .getObjectTypeTree()
            .isSubtypeOf(server.id("LADS", 1002), server.id("DI", 1002)));
    assertArrayEquals(
        new boolean[] {true, true},
        new boolean[] {
          server.server().getDataTypeTree().isStructType(server.id("ISA95-JOBCONTROL_V2", 3008)),
          server
              .server()
              .getDataTypeTree()
              .isEnumType(enumeration(server, "DeviceHealthEnumeration"))
        });
  }

  static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static NodeId enumeration(ModelServer server, String name) {
    return nodes(server).stream()
        .flatMap(id -> server.server().getAddressSpaceManager().getManagedNode(id).stream())
        .filter(UaDataTypeNode.class::isInstance)
        .filter(each -> name.equals(each.getBrowseName().name()))
        .map(UaNode::getNodeId)
        .findFirst()
        .orElseThrow();
  }

  private static List<Argument> arguments(ModelServer server, String model, int method) {
    UaVariableNode node =
        children(server, server.id(model, method)).stream()
            .filter(each -> "InputArguments".equals(each.getBrowseName().name()))
            .map(UaVariableNode.class::cast)
            .findFirst()
            .orElseThrow();
    ExtensionObject[] values = (ExtensionObject[]) present(node.getValue().value().value());
    return List.of(values).stream()
        .map(each -> (Argument) each.decode(server.server().getStaticEncodingContext()))
        .toList();
  }

  private static List<UaNode> children(ModelServer server, NodeId parent) {
    return server.server().getAddressSpaceManager().getManagedReferences(parent).stream()
        .filter(Reference::isForward)
        .flatMap(each -> node(server, each).stream())
        .toList();
  }

  private static Optional<UaNode> node(ModelServer server, Reference reference) {
    return server.server().getAddressSpaceManager().getManagedNode(reference.getTargetNodeId());
  }

  private static List<NodeId> nodes(ModelServer server) {
    return server.models().nodes();
  }
}
