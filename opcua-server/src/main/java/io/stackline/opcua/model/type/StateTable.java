package io.stackline.opcua.model.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;

/** The states and transitions a state machine type and its supertypes declare. Immutable. */
public final class StateTable {
  private final Map<String, State> states = new LinkedHashMap<>();
  private final Map<NodeId, List<NodeId>> leaving = new HashMap<>();
  private final OpcUaServer server;

  /**
   * One state.
   *
   * @param id its node, which belongs to the type
   */
  public record State(String name, NodeId id, UInteger number) {}

  private StateTable(OpcUaServer server) {
    this.server = server;
  }

  public static StateTable of(OpcUaServer server, NodeId machineType) {
    StateTable table = new StateTable(server);
    Optional<NodeId> type = Optional.of(machineType);
    while (type.isPresent()) {
      table.take(type.get());
      type = table.targets(type.get(), NodeIds.HasSubtype, false).stream().findFirst();
    }
    if (table.states.isEmpty()) {
      throw new IllegalStateException(machineType.toParseableString() + " declares no state");
    }
    return table;
  }

  private void take(NodeId type) {
    for (NodeId id : targets(type, NodeIds.HasComponent, true)) {
      UaNode node = node(id);
      if (node.getNodeClass() == NodeClass.Object) {
        number(id, "StateNumber")
            .ifPresent(
                number -> {
                  String name = String.valueOf(node.getBrowseName().name());
                  states.putIfAbsent(name, new State(name, id, number));
                });
        for (NodeId from : targets(id, NodeIds.FromState, true)) {
          leaving.computeIfAbsent(from, each -> new ArrayList<>()).add(id);
        }
      }
    }
  }

  private Optional<UInteger> number(NodeId state, String property) {
    return targets(state, NodeIds.HasProperty, true).stream()
        .map(this::node)
        .filter(each -> property.equals(each.getBrowseName().name()))
        .flatMap(
            each ->
                Optional.ofNullable(((UaVariableNode) each).getValue().value().value()).stream())
        .map(UInteger.class::cast)
        .findFirst();
  }

  private UaNode node(NodeId id) {
    return server.getAddressSpaceManager().getManagedNode(id).orElseThrow();
  }

  private List<NodeId> targets(NodeId node, NodeId referenceType, boolean forward) {
    return server
        .getAddressSpaceManager()
        .getManagedReferences(
            node,
            each -> each.isForward() == forward && each.getReferenceTypeId().equals(referenceType))
        .stream()
        .map(Reference::getTargetNodeId)
        .flatMap(each -> each.toNodeId(server.getNamespaceTable()).stream())
        .toList();
  }

  /** The state of this name, which the model must have. */
  public State state(String name) {
    return Optional.ofNullable(states.get(name))
        .orElseThrow(
            () -> new IllegalStateException("no state " + name + " in " + states.keySet()));
  }

  /** All of them. */
  public NodeId[] all() {
    return states.values().stream().map(State::id).toArray(NodeId[]::new);
  }

  /** The transitions that leave a state. */
  public NodeId[] leaving(State state) {
    return leaving.getOrDefault(state.id(), List.of()).toArray(new NodeId[0]);
  }
}
