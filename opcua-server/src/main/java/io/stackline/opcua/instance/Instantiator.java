package io.stackline.opcua.instance;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceManager;
import org.eclipse.milo.opcua.sdk.server.NodeManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;

/**
 * Makes instances of types, and takes them away again. Each node has its type definition, each
 * reference is there once and in both directions; all of them lie in the namespace of the instance,
 * so that nothing stays behind. Not thread-safe: belongs to the thread that builds the address
 * space; clients may browse meanwhile.
 */
public final class Instantiator {
  private final MemberTables tables;
  private final NodeManager<UaNode> manager;
  private final AddressSpaceManager space;
  private final NamespaceTable namespaces;
  private final NodeCopier copier;

  /**
   * Makes instances in one namespace.
   *
   * @param context of the namespace the instances belong to
   */
  public Instantiator(MemberTables tables, UaNodeContext context) {
    this.tables = tables;
    this.manager = context.getNodeManager();
    this.space = context.getServer().getAddressSpaceManager();
    this.namespaces = context.getServer().getNamespaceTable();
    this.copier = new NodeCopier(context);
  }

  /**
   * Makes an instance with its mandatory and its wanted members; placeholders, references that are
   * not hierarchical and modelling rules are not followed.
   *
   * @throws IllegalArgumentException the type is abstract or has no such member, there is no such
   *     parent, or a node id of the instance is taken or given twice; then nothing was made
   */
  public Instance create(Blueprint blueprint) {
    MemberTable table = tables.of(blueprint.type());
    BitSet selected = table.select(blueprint.wanted());
    Map<Integer, NodeId> ids = new LinkedHashMap<>();
    Map<Integer, UaNode> nodes = new LinkedHashMap<>();
    Map<String, NodeId> made = new LinkedHashMap<>();
    Map<String, NodeId> shared = new LinkedHashMap<>();
    List<Member> members = table.members();
    for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
      Member member = members.get(i);
      if (ofSharedMethod(blueprint, members, member)) {
        continue;
      }
      if (isShared(blueprint, member)) {
        ids.put(i, member.declaration().getNodeId());
        shared.put(member.path(), member.declaration().getNodeId());
      } else {
        UaNode node = node(blueprint, member, i);
        ids.put(i, node.getNodeId());
        nodes.put(i, node);
        made.put(member.path(), node.getNodeId());
      }
    }
    refuseTaken(nodes);
    refuseNowhere(blueprint.parent().node());
    nodes.values().forEach(manager::addNode);
    nodes.forEach((number, node) -> typed(node, blueprint, members.get(number)));
    ids.forEach((number, id) -> link(id, members.get(number), ids));
    refer(
        blueprint.parent().node(),
        blueprint.parent().referenceType(),
        blueprint.ids().apply(blueprint.path()));
    return new Instance(
        table, Collections.unmodifiableMap(made), Collections.unmodifiableMap(shared));
  }

  private static boolean isShared(Blueprint blueprint, Member member) {
    return blueprint.methods() == Blueprint.Methods.SHARED
        && member.declaration().getNodeClass() == NodeClass.Method;
  }

  /** Arguments of a shared method are the type's, too. */
  private static boolean ofSharedMethod(Blueprint blueprint, List<Member> members, Member member) {
    return isShared(blueprint, members.get(member.parent()));
  }

  private UaNode node(Blueprint blueprint, Member member, int number) {
    if (number == 0) {
      return copier.root(
          member.declaration(), blueprint.ids().apply(blueprint.path()), blueprint.browseName());
    }
    NodeId id = blueprint.ids().apply(blueprint.path() + "/" + member.path());
    return copier.member(member, id);
  }

  private void refuseTaken(Map<Integer, UaNode> nodes) {
    Map<NodeId, UaNode> seen = new HashMap<>();
    for (UaNode node : nodes.values()) {
      boolean twice = Optional.ofNullable(seen.put(node.getNodeId(), node)).isPresent();
      if (twice || manager.containsNode(node.getNodeId())) {
        throw new IllegalArgumentException(
            "node id "
                + node.getNodeId().toParseableString()
                + " is taken: give the instance a path of its own");
      }
    }
  }

  private void refuseNowhere(NodeId parent) {
    if (!manager.containsNode(parent) && space.getManagedNode(parent).isEmpty()) {
      throw new IllegalArgumentException(
          "there is no node " + parent.toParseableString() + " to put the instance below");
    }
  }

  private void typed(UaNode node, Blueprint blueprint, Member member) {
    if (member.path().isEmpty()) {
      refer(node.getNodeId(), NodeIds.HasTypeDefinition, blueprint.type());
    } else {
      member
          .typeDefinition()
          .ifPresent(type -> refer(node.getNodeId(), NodeIds.HasTypeDefinition, type));
    }
  }

  private void link(NodeId source, Member member, Map<Integer, NodeId> ids) {
    if (source.equals(member.declaration().getNodeId())) {
      return; // A shared method: it has its arguments already.
    }
    for (Member.Link link : member.links()) {
      Optional.ofNullable(ids.get(link.member()))
          .ifPresent(target -> refer(source, link.referenceType(), target));
    }
  }

  private void refer(NodeId source, NodeId type, NodeId target) {
    manager.addReferences(new Reference(source, type, target.expanded(), true), namespaces);
  }

  /** Takes away an instance and every reference to and from its nodes in this namespace. */
  public void remove(Instance instance) {
    for (NodeId id : instance.nodes().values()) {
      for (Reference reference : manager.getReferences(id)) {
        manager.removeReferences(reference, namespaces);
      }
      manager.removeNode(id);
    }
  }
}
