package io.stackline.opcua.base;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceManager;
import org.eclipse.milo.opcua.sdk.server.AttributeReader;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.UaEnumeratedType;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;

/** Everything below Objects and Views that is of namespace 0, and what is wrong with it. */
final class Instances {
  private final OpcUaServer server;
  private final AddressSpaceManager space;
  private final Set<NodeId> nodes = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  private Instances(OpcUaServer server) {
    this.server = server;
    this.space = server.getAddressSpaceManager();
  }

  static Instances of(OpcUaServer server) {
    Instances instances = new Instances(server);
    Deque<NodeId> todo = new ArrayDeque<>(List.of(NodeIds.ObjectsFolder, NodeIds.ViewsFolder));
    while (!todo.isEmpty()) {
      NodeId node = todo.pop();
      if (node.getNamespaceIndex().intValue() == 0 && instances.nodes.add(node)) {
        todo.addAll(instances.targets(node, NodeIds.HierarchicalReferences));
      }
    }
    instances.nodes.forEach(instances::look);
    return instances;
  }

  int size() {
    return nodes.size();
  }

  List<String> problems() {
    return problems;
  }

  private List<NodeId> targets(NodeId node, NodeId referenceType) {
    return space.getManagedReferences(node).stream()
        .filter(Reference::isForward)
        .filter(each -> isOf(each.getReferenceTypeId(), referenceType))
        .flatMap(each -> each.getTargetNodeId().toNodeId(server.getNamespaceTable()).stream())
        .distinct()
        .toList();
  }

  private boolean isOf(NodeId type, NodeId wanted) {
    return type.equals(wanted) || server.getReferenceTypeTree().isSubtypeOf(type, wanted);
  }

  private void look(NodeId id) {
    Optional<UaNode> node = space.getManagedNode(id);
    if (node.isEmpty()) {
      problems.add(id + " does not exist");
    } else if (node.get() instanceof UaMethodNode method) {
      look(method);
    } else {
      if (node.get() instanceof UaVariableNode variable) {
        look(variable);
      }
      members(node.get());
    }
  }

  private void look(UaMethodNode method) {
    if (method.isExecutable()
        && method.getInvocationHandler() instanceof MethodInvocationHandler.NotImplementedHandler) {
      problems.add(method.getNodeId() + " " + method.getBrowseName() + " does nothing");
    }
  }

  private void look(UaVariableNode variable) {
    DataValue read =
        AttributeReader.readAttribute(
            AccessContext.INTERNAL,
            variable,
            AttributeId.Value,
            TimestampsToReturn.Neither,
            null,
            QualifiedName.NULL_VALUE);
    Object value = read.value().value();
    if (read.statusCode().isBad()) {
      return;
    }
    if (value == null) {
      problems.add(variable.getNodeId() + " " + variable.getBrowseName() + " has no value");
      return;
    }
    boolean array = value.getClass().isArray();
    Class<?> kind = array ? value.getClass().getComponentType() : value.getClass();
    if (array != variable.getValueRank() >= 0 && variable.getValueRank() != -2) {
      problems.add(variable.getNodeId() + " is of rank " + variable.getValueRank());
    }
    if (!isOfType(kind, variable.getDataType())) {
      problems.add(variable.getNodeId() + " " + variable.getBrowseName() + " holds a " + kind);
    }
  }

  private boolean isOfType(Class<?> kind, NodeId type) {
    if (server.getDataTypeTree().isSubtypeOf(type, NodeIds.Structure)) {
      return ExtensionObject.class.isAssignableFrom(kind)
          || UaStructuredType.class.isAssignableFrom(kind);
    }
    if (server.getDataTypeTree().isSubtypeOf(type, NodeIds.Enumeration)) {
      return Integer.class == kind || UaEnumeratedType.class.isAssignableFrom(kind);
    }
    return server.getDataTypeTree().getBackingClass(type).isAssignableFrom(kind);
  }

  private void members(UaNode instance) {
    List<NodeId> types = targets(instance.getNodeId(), NodeIds.HasTypeDefinition);
    if (types.size() != 1) {
      problems.add(instance.getNodeId() + " has " + types.size() + " types");
      return;
    }
    Set<QualifiedName> there =
        targets(instance.getNodeId(), NodeIds.HierarchicalReferences).stream()
            .flatMap(each -> space.getManagedNode(each).stream())
            .map(UaNode::getBrowseName)
            .collect(Collectors.toSet());
    Optional<NodeId> type = Optional.of(types.get(0));
    while (type.isPresent()) {
      for (NodeId member : targets(type.get(), NodeIds.Aggregates)) {
        QualifiedName name = space.getManagedNode(member).orElseThrow().getBrowseName();
        if (targets(member, NodeIds.HasModellingRule).contains(NodeIds.ModellingRule_Mandatory)
            && !there.contains(name)) {
          problems.add(
              instance.getNodeId() + " " + instance.getBrowseName() + " lacks " + name.name());
        }
      }
      type = supertype(type.get());
    }
  }

  private Optional<NodeId> supertype(NodeId type) {
    return space.getManagedReferences(type).stream()
        .filter(Reference.SUBTYPE_OF)
        .flatMap(each -> each.getTargetNodeId().toNodeId(server.getNamespaceTable()).stream())
        .findFirst();
  }
}
