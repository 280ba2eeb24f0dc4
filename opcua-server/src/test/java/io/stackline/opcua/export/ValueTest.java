package io.stackline.opcua.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ulong;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.opcua.BareNamespace;
import io.stackline.opcua.nodeset.Companion;
import io.stackline.opcua.nodeset.LoadedModels;
import io.stackline.opcua.nodeset.Model;
import io.stackline.opcua.nodeset.ModelServer;
import io.stackline.opcua.nodeset.NodeSet;
import io.stackline.opcua.nodeset.NodeSetLoader;
import io.stackline.opcua.nodeset.NodeSetReader;
import io.stackline.opcua.nodeset.SharedModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.SignedSoftwareCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values of all kinds, and names with all that XML has a meaning for. */
@ExtendWith(SharedModels.class)
final class ValueTest {
  private static final String ODD = "a<b>&\"c\"'d' 3:é\r\n\tµ 𝛼";

  private final List<UaVariableNode> made = new ArrayList<>();

  @AfterEach
  void takeAway() {
    made.forEach(UaVariableNode::delete);
  }

  @Test
  void everyValueWithAnXmlFormComesBackAsItWas(ModelServer server) throws Exception {
    Object[] values = {
      true,
      (byte) -128,
      ubyte(255),
      (short) -32_768,
      ushort(65_535),
      Integer.MIN_VALUE,
      uint(4_294_967_295L),
      Long.MIN_VALUE,
      ulong("18446744073709551615"),
      1.5f,
      -1e-300,
      Double.NaN,
      Double.NEGATIVE_INFINITY,
      ODD,
      "  kept  ",
      new DateTime(Instant.parse("2026-11-22T01:02:03.1234567Z")),
      UUID.fromString("c496578a-0dfe-4b8f-870a-745238c6aeae"),
      ByteString.of(new byte[] {0, 1, -1}),
      NodeIds.Range,
      server.plant().id("somewhere/<else>"),
      server.plant().id("abs").expanded(server.server().getNamespaceTable()),
      new StatusCode(StatusCodes.Bad_NoData),
      new QualifiedName(server.index("DI"), ODD),
      new LocalizedText("de", "Weg & Kraft"),
      LocalizedText.NULL_VALUE,
      new String[] {"a", "", ODD},
      new Double[] {},
      new LocalizedText[] {LocalizedText.english("x"), LocalizedText.NULL_VALUE},
      new NodeId[] {server.id("LADS", 1002)},
      new Matrix(new Integer[] {1, 2, 3, 4, 5, 6}, new int[] {2, 3}),
    };
    List<NodeId> ids = new ArrayList<>();
    for (Object each : values) {
      ids.add(property(server, each));
    }
    try (Elsewhere other = Elsewhere.load(server, ids)) {
      for (int i = 0; i < values.length; i++) {
        Object expected = other.moved(values[i]);
        if (expected instanceof Object[] array) {
          assertArrayEquals(array, (Object[]) other.value(ids.get(i)));
        } else {
          assertEquals(expected, other.value(ids.get(i)));
        }
      }
      assertEquals(values.length, other.exported().values());
    }
  }

  @Test
  void structuresOfTheBaseModelComeBack(ModelServer server) throws Exception {
    Argument argument =
        new Argument(
            "Force",
            server.id("LADS", 3002),
            1,
            new UInteger[] {uint(0)},
            LocalizedText.english("d"));
    EUInformation unit =
        new EUInformation(
            "urn:u", 4_338_743, LocalizedText.english("kN"), LocalizedText.NULL_VALUE);
    List<NodeId> ids =
        List.of(
            property(server, new Argument[] {argument}),
            property(
                server, ExtensionObject.encode(server.server().getStaticEncodingContext(), unit)),
            property(server, new Range(-1.0, Double.POSITIVE_INFINITY)),
            property(server, ServerState.Shutdown));
    try (Elsewhere other = Elsewhere.load(server, ids)) {
      var context = other.server().getStaticEncodingContext();
      ExtensionObject[] arguments = (ExtensionObject[]) other.value(ids.get(0));
      assertEquals(
          new Argument(
              "Force",
              (NodeId) other.moved(argument.getDataType()),
              1,
              argument.getArrayDimensions(),
              argument.getDescription()),
          arguments[0].decode(context));
      assertEquals(unit, ((ExtensionObject) other.value(ids.get(1))).decode(context));
      assertEquals(
          new Range(-1.0, Double.POSITIVE_INFINITY),
          ((ExtensionObject) other.value(ids.get(2))).decode(context));
      assertEquals(ServerState.Shutdown.getValue(), other.value(ids.get(3)));
    }
  }

  @Test
  void whatHasNoFormOrBelongsToTheMomentIsLeftOutAndCounted(ModelServer server) throws Exception {
    NodeId xml = property(server, XmlElement.of("<a/>"));
    NodeId mixed = property(server, new Variant[] {Variant.ofInt32(1)});
    NodeId structure =
        property(
            server,
            new SignedSoftwareCertificate(ByteString.of(new byte[1]), ByteString.NULL_VALUE));
    NodeId bad = property(server, new DataValue(StatusCodes.Bad_NoData));
    NodeId live = variable(server, new DataValue(new Variant(1.0)), NodeIds.BaseDataVariableType);
    NodeId kept =
        variable(server, DataValue.valueOnly(new Variant(1.0)), NodeIds.BaseDataVariableType);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Exported exported =
        Elsewhere.write(server, List.of(xml, mixed, structure, bad, live, kept), out);
    assertEquals(3, exported.formless());
    assertEquals(1, exported.live());
    assertEquals(1, exported.values());
    assertEquals(1, out.toString(UTF_8).split("<Value>", -1).length - 1);
  }

  private NodeId property(ModelServer server, Object value) {
    DataValue shown =
        value instanceof DataValue given ? given : DataValue.valueOnly(new Variant(value));
    return variable(server, shown, NodeIds.PropertyType);
  }

  private NodeId variable(ModelServer server, DataValue value, NodeId type) {
    BareNamespace plant = server.plant();
    UaVariableNode node =
        new UaVariableNode(
            plant.getNodeContext(),
            plant.id(made.size() + ODD),
            new QualifiedName(plant.getNamespaceIndex(), ODD),
            new LocalizedText("en", "x & y"),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0));
    node.setValue(value);
    plant.getNodeManager().addNode(node);
    node.addReference(
        new Reference(node.getNodeId(), NodeIds.HasTypeDefinition, type.expanded(), true));
    node.addReference(
        new Reference(node.getNodeId(), NodeIds.HasProperty, NodeIds.Server.expanded(), false));
    made.add(node);
    return node.getNodeId();
  }

  /** A server with other namespace indices, into which the plant was loaded from its file. */
  private record Elsewhere(
      ModelServer origin, OpcUaServer server, LoadedModels loaded, Exported exported)
      implements AutoCloseable {
    static Elsewhere load(ModelServer origin, List<NodeId> ids) throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Exported exported = write(origin, ids, out);
      List<NodeSet> sets = new ArrayList<>(Companion.read(Companion.PLANT));
      sets.add(NodeSetReader.read("plant", new ByteArrayInputStream(out.toByteArray())));
      OpcUaServer server = ModelServer.unserved();
      server.getNamespaceTable().add("urn:so-that-indices-differ");
      return new Elsewhere(origin, server, NodeSetLoader.load(server, sets), exported);
    }

    static Exported write(ModelServer origin, List<NodeId> ids, ByteArrayOutputStream out)
        throws Exception {
      List<Model> known = new ArrayList<>();
      Companion.read(Companion.PLANT).forEach(set -> known.addAll(set.models()));
      return new NodeSetWriter(origin.server(), known, id -> Optional.empty()).write(ids, out);
    }

    Object value(NodeId id) {
      UaVariableNode node =
          (UaVariableNode)
              server
                  .getAddressSpaceManager()
                  .getManagedNode((NodeId) moved(id))
                  .orElseThrow(() -> new AssertionError(id + " is lost"));
      assertEquals(new LocalizedText("en", "x & y"), node.getDisplayName());
      assertEquals(ODD, node.getBrowseName().name());
      return Objects.requireNonNull(node.getValue().value().value());
    }

    /** The value with this server's namespace indices. */
    Object moved(Object value) {
      if (value instanceof NodeId id) {
        return id.withNamespaceIndex(moved(id.getNamespaceIndex()));
      }
      if (value instanceof ExpandedNodeId id) {
        return ((NodeId) moved(id.toNodeId(origin.server().getNamespaceTable()).orElseThrow()))
            .expanded();
      }
      if (value instanceof QualifiedName name) {
        return new QualifiedName(moved(name.namespaceIndex()), name.name());
      }
      if (value instanceof NodeId[] ids) {
        return Stream.of(ids).map(this::moved).toArray(NodeId[]::new);
      }
      return value;
    }

    private UShort moved(UShort index) {
      String uri = Objects.requireNonNull(origin.server().getNamespaceTable().get(index));
      return Objects.requireNonNull(server.getNamespaceTable().getIndex(uri));
    }

    @Override
    public void close() {
      loaded.close();
    }
  }
}
