package io.stackline.opcua.security;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The one table of who may do what, as docs/security.md shows it; a test keeps the two equal. */
final class RoleTable {
  private static final Map<NodeId, String> NAMES =
      Map.of(
          NodeIds.WellKnownRole_Observer, "Observer",
          NodeIds.WellKnownRole_Operator, "Operator",
          NodeIds.WellKnownRole_Engineer, "Engineer",
          NodeIds.WellKnownRole_SecurityAdmin, "SecurityAdmin",
          NodeIds.WellKnownRole_ConfigureAdmin, "ConfigureAdmin");

  private RoleTable() {}

  static String markdown() {
    StringBuilder table = new StringBuilder("| |");
    Arrays.stream(Role.values()).forEach(role -> table.append(' ').append(role).append(" |"));
    table.append("\n|---|").append(":-:|".repeat(Role.values().length)).append('\n');
    for (Right right : Right.values()) {
      table.append("| ").append(right.words()).append(" |");
      for (Role role : Role.values()) {
        table.append(role.may(right) ? " yes |" : " |");
      }
      table.append('\n');
    }
    table.append("| OPC UA role |");
    for (Role role : Role.values()) {
      table.append(' ').append(wellKnown(role)).append(" |");
    }
    return table.append('\n').toString();
  }

  private static String wellKnown(Role role) {
    return role.wellKnown().stream()
        .sorted(Comparator.comparing(NodeId::toParseableString))
        .map(id -> NAMES.get(id) + " (" + id.toParseableString() + ")")
        .collect(Collectors.joining(", "));
  }
}
