package io.stackline.opcua.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.nodeset.Audit;
import io.stackline.opcua.nodeset.ModelServer;
import io.stackline.opcua.nodeset.SharedModels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Instances of every type of every model that can have some, with no optional member and with all.
 * What an instance must have is asked of the types directly, not of our tables.
 */
@ExtendWith(SharedModels.class)
final class EveryTypeTest {
  private final List<String> problems = new ArrayList<>();
  private final Map<NodeId, Said> heard = new HashMap<>();
  private final ModelServer server;
  private final AddressSpaceManager space;
  private final Instantiator instantiator;

  EveryTypeTest(ModelServer server) {
    this.server = server;
    this.space = server.server().getAddressSpaceManager();
    this.instantiator = new Instantiator(server.tables(), server.plant().getNodeContext());
  }

  @AfterEach
  void nothingStaysBehind() {
    assertEquals(List.of(), server.plant().getNodeManager().getNodeIds());
    assertEquals(Set.of(), server.plant().getNodeManager().getReferenceMap().keySet());
  }

  @Test
  void everyObjectTypeCanHaveInstances() {
    List<NodeId> types = types(UaObjectTypeNode.class);
    assertTrue(types.size() > 150, "types: " + types.size());
    types.forEach(this::tryOut);
    assertEquals(List.of(), problems);
  }

  @Test
  void everyVariableTypeCanHaveInstances() {
    List<NodeId> types = types(UaVariableTypeNode.class);
    assertTrue(types.size() > 10, "types: " + types.size());
    types.forEach(this::tryOut);
    assertEquals(List.of(), problems);
  }

  @Test
  void noTypeOfTheModelsIsMadeOfItself() {
    types(UaObjectTypeNode.class).forEach(server.tables()::of);
    assertEquals(Set.of(), server.tables().recursive());
  }

  private List<NodeId> types(Class<? extends UaNode> kind) {
    return server.models().nodes().stream()
        .flatMap(id -> space.getManagedNode(id).stream())
        .filter(kind::isInstance)
        .filter(each -> !isAbstract(each))
        .map(UaNode::getNodeId)
        .toList();
  }

  private static boolean isAbstract(UaNode type) {
    return type instanceof UaObjectTypeNode object
        ? object.getIsAbstract()
        : ((UaVariableTypeNode) type).getIsAbstract();
  }

  private void tryOut(NodeId type) {
    MemberTable table = server.tables().of(type);
    int bare = tryOut(type, Set.of(), Blueprint.Methods.OWN);
    int full = tryOut(type, Set.copyOf(table.optional()), Blueprint.Methods.OWN);
    tryOut(type, Set.copyOf(table.optional()), Blueprint.Methods.SHARED);
    if (full != table.members().size() || bare > full) {
      problems.add(
          type + ": " + bare + " nodes, " + full + " with all of " + table.members().size());
    }
  }

  private int tryOut(NodeId type, Set<String> wanted, Blueprint.Methods methods) {
    Instance instance =
        instantiator.create(
            Blueprint.of(
                    type,
                    "x",
                    new QualifiedName(server.plant().getNamespaceIndex(), "x"),
                    new Blueprint.Parent(NodeIds.ObjectsFolder, NodeIds.Organizes),
                    server.plant()::id)
                .with(wanted)
                .with(methods));
    Audit.of(server.server(), server.plant().getNodeManager())
        .of(instance.nodes().values())
        .forEach(problems::add);
    Set<NodeId> reached = reached(instance.root());
    if (!reached.containsAll(instance.nodes().values())) {
      problems.add(type + " has orphans");
    }
    int there = server.plant().getNodeManager().getNodeIds().size();
    if (there != instance.nodes().size()) {
      problems.add(type + " made " + there + " nodes, tells of " + instance.nodes().size());
    }
    instance.nodes().forEach((path, id) -> lookForMembers(type, path, id, instance));
    instantiator.remove(instance);
    return instance.nodes().size();
  }

  private void lookForMembers(NodeId type, String path, NodeId id, Instance instance) {
    List<Reference> references = space.getManagedReferences(id);
    if (references.stream().anyMatch(Reference.HAS_MODELLING_RULE_PREDICATE)) {
      problems.add(type + " " + path + " has a modelling rule");
    }
    Set<QualifiedName> there = new HashSet<>();
    for (UaNode child : children(id)) {
      there.add(child.getBrowseName());
    }
    Deque<NodeId> say = new ArrayDeque<>();
    if (!path.isEmpty()) {
      Member member = instance.table().members().get(instance.table().find(path).orElseThrow());
      say.add(member.declaration().getNodeId());
    }
    say.addAll(targets(id, NodeIds.HasTypeDefinition, true));
    Set<NodeId> asked = new HashSet<>();
    while (!say.isEmpty()) {
      NodeId each = say.remove();
      if (asked.add(each)) {
        Said said = said(each);
        say.addAll(said.next());
        for (QualifiedName wanted : said.mandatory()) {
          if (!there.contains(wanted)) {
            problems.add(type + " " + path + " lacks " + wanted);
          }
        }
      }
    }
  }

  /** What a declaration, type or interface asks of a node directly, and who else is to be asked. */
  private record Said(List<QualifiedName> mandatory, List<NodeId> next) {}

  private Said said(NodeId model) {
    Said known = heard.get(model);
    if (known == null) {
      List<NodeId> next = new ArrayList<>(targets(model, NodeIds.HasInterface, true));
      next.addAll(targets(model, NodeIds.HasSubtype, false));
      known =
          new Said(
              children(model).stream()
                  .filter(this::isMandatory)
                  .map(UaNode::getBrowseName)
                  .toList(),
              next);
      heard.put(model, known);
    }
    return known;
  }

  private boolean isMandatory(UaNode node) {
    return targets(node.getNodeId(), NodeIds.HasModellingRule, true)
        .contains(NodeIds.ModellingRule_Mandatory);
  }

  private List<NodeId> targets(NodeId id, NodeId referenceType, boolean forward) {
    return space
        .getManagedReferences(
            id,
            each -> each.isForward() == forward && each.getReferenceTypeId().equals(referenceType))
        .stream()
        .flatMap(
            each -> each.getTargetNodeId().toNodeId(server.server().getNamespaceTable()).stream())
        .toList();
  }

  private List<UaNode> children(NodeId id) {
    return space
        .getManagedReferences(
            id,
            each ->
                each.isForward()
                    && !each.getReferenceTypeId().equals(NodeIds.HasSubtype)
                    && server
                        .server()
                        .getReferenceTypeTree()
                        .isSubtypeOf(each.getReferenceTypeId(), NodeIds.HierarchicalReferences))
        .stream()
        .flatMap(each -> space.getManagedNode(each.getTargetNodeId()).stream())
        .toList();
  }

  private Set<NodeId> reached(NodeId root) {
    Set<NodeId> reached = new HashSet<>();
    Deque<NodeId> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      NodeId each = open.remove();
      if (reached.add(each)) {
        children(each).stream()
            .filter(
                child ->
                    !(child instanceof UaMethodNode)
                        || child
                            .getNodeId()
                            .getNamespaceIndex()
                            .equals(server.plant().getNamespaceIndex()))
            .forEach(child -> open.add(child.getNodeId()));
      }
    }
    return reached;
  }
}
