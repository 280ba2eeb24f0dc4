package io.stackline.opcua.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.PilotSite;
import io.stackline.opcua.nodeset.Companion;
import io.stackline.opcua.nodeset.LoadedModels;
import io.stackline.opcua.nodeset.ModelServer;
import io.stackline.opcua.nodeset.NodeSet;
import io.stackline.opcua.nodeset.NodeSetLoader;
import io.stackline.opcua.nodeset.NodeSetReader;
import io.stackline.opcua.nodeset.NodeSpec;
import io.stackline.time.SystemTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;

/** The line's own nodes, written and loaded where the line is not. */
final class SiteSpaceTest {
  @Test
  void theNodesOfALineAreLoadedElsewhereAndAreTheSameEveryTime() throws Exception {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    Exported exported = write(first);
    assertEquals(exported, write(second));
    assertEquals(first.toString(UTF_8), second.toString(UTF_8));
    assertEquals(0, exported.formless());
    assertEquals(0, exported.dangling());
    assertTrue(exported.live() > 0, "control: what a press measures is left out");

    NodeSet line = NodeSetReader.read("line", new ByteArrayInputStream(first.toByteArray()));
    assertEquals(
        exported.nodes().values().stream().mapToInt(Integer::intValue).sum(), line.nodes().size());
    assertEquals(2, exported.nodes().size(), "our types, and the line");
    assertTrue(line.nodes().size() > 100, "control: " + line.nodes().size());
    assertEquals("1.2.3", line.models().get(0).edition().version());
    List<NodeSet> all = new ArrayList<>(Companion.read(Companion.PLANT));
    all.add(line);
    OpcUaServer other = ModelServer.unserved();
    try (LoadedModels loaded = NodeSetLoader.load(other, all)) {
      assertEquals(List.of(), loaded.dangling());
      for (NodeSpec each : line.nodes()) {
        NodeId id = each.id().toNodeId(other.getNamespaceTable()).orElseThrow();
        assertTrue(other.getAddressSpaceManager().getManagedNode(id).isPresent(), id.toString());
      }
    }
  }

  private static Exported write(ByteArrayOutputStream out) throws Exception {
    try (SiteSpace space = SiteSpace.of(PilotSite.site(), SystemTime.real(), "1.2.3")) {
      return space.write(out);
    }
  }
}
