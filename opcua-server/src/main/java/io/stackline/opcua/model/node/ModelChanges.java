package io.stackline.opcua.model.node;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import io.stackline.opcua.value.Sample;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private final Map<NodeId, Version> versions = new HashMap<>();

  /** A NodeVersion; whoever watches it hears it grow. */
  private static final class Version {
    private final Shown<String> shown;
    private long number;

    Version(Shown<String> shown) {
      this.shown = shown;
    }

    void grow(Instant at) {
      number++;
      shown.show(String.valueOf(number), at);
    }
  }

  /**
   * @param index of the namespace, for the ids of events, which no client sees
   */
  public ModelChanges(OpcUaServer server, UShort index, Nodes nodes) {
    this.server = server;
    this.index = index;
    this.nodes = nodes;
  }

  /** What stands below this node will change; it has a NodeVersion, which is 1 now. */
  public void follow(NodeId node) {
    Shown<String> shown = nodes.shown();
    shown.fill(nodes.id(node.getIdentifier() + "/NodeVersion"), Sample::text);
    Version version = new Version(shown);
    version.grow(nodes.now());
    versions.put(node, version);
  }

  /** Something was added below a node that is followed. */
  public void added(NodeId node, NodeId type) {
    changed(node, type, REFERENCE_ADDED);
  }

  /** Something below it was taken away. */
  public void removed(NodeId node, NodeId type) {
    changed(node, type, REFERENCE_DELETED);
  }

  private void changed(NodeId node, NodeId type, int verb) {
    Optional.ofNullable(versions.get(node))
        .orElseThrow(() -> new IllegalArgumentException(node + " is not followed"))
        .grow(nodes.now());
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
