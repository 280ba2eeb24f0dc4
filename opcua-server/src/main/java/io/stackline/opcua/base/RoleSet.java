package io.stackline.opcua.base;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.security.Right;
import io.stackline.opcua.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.IdentityCriteriaType;
import org.eclipse.milo.opcua.stack.core.types.structured.IdentityMappingRuleType;

/**
 * The well-known roles that somebody can have here, so that what permissions name can be looked up
 * (OPC 10000-18 §4). Users and their roles are kept in a file: nothing is changed by these nodes,
 * and who has which role is for administrators to read.
 */
record RoleSet(BaseNodes nodes, PermitTable permits) {
  private static final NodeId ROLE_SET = NodeIds.Server_ServerCapabilities_RoleSet;

  /** Of each role: its name, and where OPC UA keeps who has it. */
  private record Known(String name, NodeId identities) {}

  private static final Map<NodeId, Known> KNOWN =
      Map.of(
          NodeIds.WellKnownRole_Anonymous,
          new Known("Anonymous", NodeIds.WellKnownRole_Anonymous_Identities),
          NodeIds.WellKnownRole_AuthenticatedUser,
          new Known("AuthenticatedUser", NodeIds.WellKnownRole_AuthenticatedUser_Identities),
          NodeIds.WellKnownRole_Observer,
          new Known("Observer", NodeIds.WellKnownRole_Observer_Identities),
          NodeIds.WellKnownRole_Operator,
          new Known("Operator", NodeIds.WellKnownRole_Operator_Identities),
          NodeIds.WellKnownRole_Engineer,
          new Known("Engineer", NodeIds.WellKnownRole_Engineer_Identities),
          NodeIds.WellKnownRole_SecurityAdmin,
          new Known("SecurityAdmin", NodeIds.WellKnownRole_SecurityAdmin_Identities),
          NodeIds.WellKnownRole_ConfigureAdmin,
          new Known("ConfigureAdmin", NodeIds.WellKnownRole_ConfigureAdmin_Identities));

  void add() {
    nodes.object(NodeIds.Server_ServerCapabilities, ROLE_SET, "RoleSet", NodeIds.RoleSetType);
    method(NodeIds.Server_ServerCapabilities_RoleSet_AddRole, "AddRole");
    arguments(
        NodeIds.Server_ServerCapabilities_RoleSet_AddRole,
        NodeIds.Server_ServerCapabilities_RoleSet_AddRole_InputArguments,
        "InputArguments",
        NodeIds.RoleSetType_AddRole_InputArguments);
    arguments(
        NodeIds.Server_ServerCapabilities_RoleSet_AddRole,
        NodeIds.Server_ServerCapabilities_RoleSet_AddRole_OutputArguments,
        "OutputArguments",
        NodeIds.RoleSetType_AddRole_OutputArguments);
    method(NodeIds.Server_ServerCapabilities_RoleSet_RemoveRole, "RemoveRole");
    arguments(
        NodeIds.Server_ServerCapabilities_RoleSet_RemoveRole,
        NodeIds.Server_ServerCapabilities_RoleSet_RemoveRole_InputArguments,
        "InputArguments",
        NodeIds.RoleSetType_RemoveRole_InputArguments);
    KNOWN.forEach(this::role);
  }

  private void method(NodeId id, String name) {
    nodes.idleMethod(ROLE_SET, id, name);
    permits.put(id, Permit.STANDARD.without(Deed.CALL));
  }

  private void arguments(NodeId method, NodeId id, String name, NodeId declared) {
    nodes.property(method, id, name, NodeIds.Argument, nodes.value(declared));
  }

  private void role(NodeId id, Known role) {
    nodes.object(ROLE_SET, id, role.name(), NodeIds.RoleType);
    nodes.property(
        id,
        role.identities(),
        "Identities",
        NodeIds.IdentityMappingRuleType,
        rules(id).toArray(IdentityMappingRuleType[]::new));
    permits.put(role.identities(), Permit.STANDARD.with(Deed.READ, Right.ADMINISTER));
  }

  /** Our own roles are groups of users. */
  private static List<IdentityMappingRuleType> rules(NodeId id) {
    List<IdentityMappingRuleType> rules = new ArrayList<>();
    if (id.equals(NodeIds.WellKnownRole_Anonymous)) {
      rules.add(new IdentityMappingRuleType(IdentityCriteriaType.Anonymous, ""));
    }
    if (id.equals(NodeIds.WellKnownRole_AuthenticatedUser)) {
      rules.add(new IdentityMappingRuleType(IdentityCriteriaType.AuthenticatedUser, ""));
    }
    for (Role role : Role.values()) {
      if (role.wellKnown().contains(id)) {
        rules.add(new IdentityMappingRuleType(IdentityCriteriaType.GroupId, role.toString()));
      }
    }
    return rules;
  }
}
