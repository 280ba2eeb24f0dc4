package io.stackline.opcua.nodeset;

import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AttributeReader;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/**
 * The namespace of one model. Milo routes services by namespace index, so each URI has one of its
 * own. What a model says does not change while the server runs: an item is told its value when it
 * is made, and again when it is changed or switched.
 */
public final class CompanionNamespace extends ManagedNamespaceWithLifecycle {
  public CompanionNamespace(OpcUaServer server, String uri) {
    super(server, uri);
  }

  public void add(UaNode node) {
    getNodeManager().addNode(node);
  }

  /** This one direction of a reference; the other is added where its source is. */
  void add(Reference reference) {
    getNodeManager().addReference(reference);
  }

  int size() {
    return getNodeManager().getNodeIds().size();
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    items.forEach(this::tell);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {
    items.forEach(this::tell);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {}

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {
    for (MonitoredItem item : items) {
      if (item instanceof DataItem data && data.isSamplingEnabled()) {
        tell(data);
      }
    }
  }

  private void tell(DataItem item) {
    ReadValueId wanted = item.getReadValueId();
    item.setValue(
        getNodeManager()
            .getNode(wanted.getNodeId())
            .map(
                node ->
                    AttributeReader.readAttribute(
                        () -> Optional.of(item.getSession()),
                        node,
                        wanted.getAttributeId(),
                        item.getTimestampsToReturn(),
                        wanted.getIndexRange(),
                        wanted.getDataEncoding()))
            .orElse(new DataValue(StatusCodes.Bad_NodeIdUnknown)));
  }
}
