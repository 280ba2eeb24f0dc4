package io.stackline.opcua.model.type;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.nodeset.LoadedModels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;

/** The nodes of the loaded companion models that we build on, found by their names. */
public final class CompanionTypes {
  /** Devices. */
  public static final String DI = "http://opcfoundation.org/UA/DI/";

  /** Asset management basics. */
  public static final String AMB = "http://opcfoundation.org/UA/AMB/";

  /** Machinery. */
  public static final String MACHINERY = "http://opcfoundation.org/UA/Machinery/";

  /** Laboratory and analytical devices. */
  public static final String LADS = "http://opcfoundation.org/UA/LADS/";

  private final OpcUaServer server;
  private final Map<QualifiedName, NodeId> types = new HashMap<>();

  public CompanionTypes(OpcUaServer server, LoadedModels models) {
    this.server = server;
    for (NodeId id : models.nodes()) {
      UaNode node = server.getAddressSpaceManager().getManagedNode(id).orElseThrow();
      if (node.getNodeClass() == NodeClass.ObjectType) {
        types.put(node.getBrowseName(), id);
      }
    }
  }

  /** An object type of a model. */
  public NodeId type(String model, String name) {
    return Optional.ofNullable(types.get(new QualifiedName(index(model), name)))
        .orElseThrow(() -> new IllegalStateException(model + " has no object type " + name));
  }

  public NodeId lads(String name) {
    return type(LADS, name);
  }

  /** A name in a model's namespace. */
  public QualifiedName name(String model, String name) {
    return new QualifiedName(index(model), name);
  }

  /** The object of a model that is found under this number, such as DI's DeviceSet. */
  public NodeId object(String model, long number) {
    NodeId id = new NodeId(server.getNamespaceTable().getIndex(model), uint(number));
    if (server.getAddressSpaceManager().getManagedNode(id).isEmpty()) {
      throw new IllegalStateException(model + " has no node " + number);
    }
    return id;
  }

  /** Gives a variable of a model, found under this number, the value that is ours to give. */
  public void set(String model, long number, Object value) {
    UaNode node =
        server.getAddressSpaceManager().getManagedNode(object(model, number)).orElseThrow();
    ((UaVariableNode) node).setValue(DataValue.valueOnly(new Variant(value)));
  }

  private int index(String model) {
    return Optional.ofNullable(server.getNamespaceTable().getIndex(model))
        .orElseThrow(() -> new IllegalStateException(model + " is not loaded"))
        .intValue();
  }
}
