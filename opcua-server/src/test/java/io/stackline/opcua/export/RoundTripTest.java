package io.stackline.opcua.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.nodeset.Companion;
import io.stackline.opcua.nodeset.LoadedModels;
import io.stackline.opcua.nodeset.Model;
import io.stackline.opcua.nodeset.ModelServer;
import io.stackline.opcua.nodeset.NodeSet;
import io.stackline.opcua.nodeset.NodeSetLoader;
import io.stackline.opcua.nodeset.NodeSetReader;
import io.stackline.opcua.nodeset.NodeSpec;
import io.stackline.opcua.nodeset.NodeSpec.Common;
import io.stackline.opcua.nodeset.Place;
import io.stackline.opcua.nodeset.SharedModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The companion models themselves, written and loaded again: what was lost would be missing. */
@ExtendWith(SharedModels.class)
final class RoundTripTest {
  private static final Place NOWHERE = new Place("", 0, 0);

  /** A file, and what was said about it. */
  private record File(String text, Exported exported) {}

  @Test
  void everyModelWrittenSaysOfEveryNodeWhatItsFileSaid(ModelServer server) throws Exception {
    List<NodeSet> originals = Companion.read(Arrays.asList(Companion.values()));
    int compared = 0;
    for (NodeSet original : originals) {
      File file = write(server.server(), server.models(), models(originals), original);
      NodeSet again = read(original, file);
      assertEquals(
          original.models().stream().map(Model::edition).toList(),
          again.models().stream().map(Model::edition).toList());
      Map<ExpandedNodeId, NodeSpec> specs = new HashMap<>();
      again.nodes().forEach(each -> specs.put(each.id(), each));
      assertEquals(original.nodes().size(), specs.size(), original.file());
      for (NodeSpec each : original.nodes()) {
        assertEquals(
            bare(each),
            bare(Objects.requireNonNull(specs.get(each.id()))),
            each.common().place().toString());
        compared++;
      }
      assertEquals(0, file.exported().formless(), original.file());
      assertEquals(0, file.exported().live(), original.file());
    }
    assertTrue(compared > 3_700, "control: " + compared);
  }

  @Test
  void whatWasWrittenIsLoadedWithTheSameReferencesAndWrittenAgainOctetByOctet(ModelServer server)
      throws Exception {
    List<NodeSet> originals = Companion.read(Arrays.asList(Companion.values()));
    Map<String, File> first = new HashMap<>();
    List<NodeSet> written = new ArrayList<>();
    for (NodeSet original : originals) {
      File file = write(server.server(), server.models(), models(originals), original);
      first.put(original.file(), file);
      written.add(read(original, file));
    }
    OpcUaServer other = ModelServer.unserved();
    other.getNamespaceTable().add("urn:so-that-indices-differ");
    try (LoadedModels loaded = NodeSetLoader.load(other, written)) {
      assertEquals(List.of(), loaded.dangling());
      assertEquals(
          references(server.server(), server.models().nodes()), references(other, loaded.nodes()));
      for (NodeSet original : originals) {
        File second = write(other, loaded, models(written), original);
        assertEquals(
            Objects.requireNonNull(first.get(original.file())).text(),
            second.text(),
            original.file());
      }
    }
  }

  private static List<Model> models(List<NodeSet> sets) {
    return sets.stream().flatMap(each -> each.models().stream()).toList();
  }

  private static File write(
      OpcUaServer server, LoadedModels loaded, List<Model> models, NodeSet original)
      throws Exception {
    Set<UShort> own = new HashSet<>();
    original.models().forEach(each -> own.add(server.getNamespaceTable().getIndex(each.uri())));
    List<NodeId> nodes =
        loaded.nodes().stream().filter(each -> own.contains(each.getNamespaceIndex())).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Exported exported = new NodeSetWriter(server, models, loaded::declarationOf).write(nodes, out);
    return new File(out.toString(UTF_8), exported);
  }

  private static NodeSet read(NodeSet original, File file) throws Exception {
    return NodeSetReader.read(
        "written " + original.file(), new ByteArrayInputStream(file.text().getBytes(UTF_8)));
  }

  /** Each reference once, forward, by URIs. */
  private static Set<String> references(OpcUaServer server, Collection<NodeId> nodes) {
    Set<String> all = new TreeSet<>();
    for (NodeId node : nodes) {
      for (Reference each : server.getAddressSpaceManager().getManagedReferences(node)) {
        Reference forward =
            each.isForward() ? each : each.invert(server.getNamespaceTable()).orElseThrow();
        all.add(
            absolute(server, forward.getSourceNodeId().expanded())
                + " "
                + absolute(server, forward.getReferenceTypeId().expanded())
                + " "
                + absolute(server, forward.getTargetNodeId()));
      }
    }
    return all;
  }

  private static String absolute(OpcUaServer server, ExpandedNodeId id) {
    return id.absolute(server.getNamespaceTable()).orElseThrow().toParseableString();
  }

  /** A node without its place in a file and its references, which files give in many ways. */
  private static NodeSpec bare(NodeSpec spec) {
    Common all = spec.common();
    Common common =
        new Common(
            all.id(), all.browseName(), all.displayName(), all.description(), List.of(), NOWHERE);
    if (spec instanceof NodeSpec.OfObject object) {
      return new NodeSpec.OfObject(common, object.eventNotifier());
    }
    if (spec instanceof NodeSpec.OfVariable variable) {
      return new NodeSpec.OfVariable(
          common,
          variable.shape(),
          variable.accessLevel(),
          variable.userAccessLevel(),
          // What no file says and the loader adds.
          Math.max(50, variable.samplingInterval()),
          variable.value());
    }
    if (spec instanceof NodeSpec.OfMethod method) {
      return new NodeSpec.OfMethod(common, method.declaration());
    }
    if (spec instanceof NodeSpec.OfObjectType type) {
      return new NodeSpec.OfObjectType(common, type.isAbstract());
    }
    if (spec instanceof NodeSpec.OfVariableType type) {
      return new NodeSpec.OfVariableType(common, type.isAbstract(), type.shape(), type.value());
    }
    if (spec instanceof NodeSpec.OfDataType type) {
      return new NodeSpec.OfDataType(common, type.isAbstract(), type.definition());
    }
    if (spec instanceof NodeSpec.OfReferenceType type) {
      return new NodeSpec.OfReferenceType(
          common, type.isAbstract(), type.symmetric(), type.inverseName());
    }
    NodeSpec.OfView view = (NodeSpec.OfView) spec;
    return new NodeSpec.OfView(common, view.containsNoLoops(), view.eventNotifier());
  }
}
