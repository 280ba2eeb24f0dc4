package io.stackline.opcua.model.node;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.model.objects.GeneralModelChangeEventTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.ModelChangeStructureDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients that what stands below a node has changed: its NodeVersion grows, and a
 * GeneralModelChangeEvent names it (OPC 10000-3 §9.32). On the crank only.
 */
public final class ModelChanges {
  private static final Logger LOG = LoggerFactory.getLogger(ModelChanges.class);

  /** Bits of the event's verb, OPC 10000-5 §12.16. */
  private static final int REFERENCE_ADDED = 4;

  private static final int REFERENCE_DELETED = 8;

  /** As urgent as nothing is: the lowest severity there is. */
  private static final int SEVERITY = 1;

  private final OpcUaServer server;
  private final UShort index;
  private final Nodes nodes;
  private final Map<NodeId, Long> versions = new HashMap<>();

  /**
   * @param index of the namespace, for the ids of events, which no client sees
   */
  public ModelChanges(OpcUaServer server, UShort index, Nodes nodes) {
    this.server = server;
    this.index = index;
    this.nodes = nodes;
  }

  /** Something was added below a node that has a NodeVersion. */
  public void added(NodeId node, NodeId type) {
    changed(node, type, REFERENCE_ADDED);
  }

  /** Something below it was taken away. */
  public void removed(NodeId node, NodeId type) {
    changed(node, type, REFERENCE_DELETED);
  }

  private void changed(NodeId node, NodeId type, int verb) {
    long version = versions.merge(node, 2L, (old, second) -> old + 1);
    nodes.set(nodes.id(node.getIdentifier() + "/NodeVersion"), String.valueOf(version));
    if (server.getMonitoredItemCount().get() == 0) {
      return; // Nobody listens to anything, and an event costs milliseconds.
    }
    try {
      fire(new ModelChangeStructureDataType(node, type, ubyte(verb)));
    } catch (UaException e) {
      LOG.warn("node={} changed, but clients are not told", node, e);
    }
  }

  private void fire(ModelChangeStructureDataType change) throws UaException {
    UUID id = UUID.randomUUID();
    GeneralModelChangeEventTypeNode event =
        (GeneralModelChangeEventTypeNode)
            server
                .getEventFactory()
                .createEvent(new NodeId(index, id), NodeIds.GeneralModelChangeEventType);
    try {
      DateTime now = DateTime.now();
      event.setEventId(ByteString.of(bytes(id)));
      event.setEventType(NodeIds.GeneralModelChangeEventType);
      event.setSourceNode(NodeIds.Server);
      event.setSourceName("Server");
      event.setTime(now);
      event.setReceiveTime(now);
      event.setMessage(LocalizedText.english("What stands below a node has changed"));
      event.setSeverity(ushort(SEVERITY));
      event.setChanges(new ModelChangeStructureDataType[] {change});
      server.getEventNotifier().fire(event);
    } finally {
      event.delete();
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
