package io.stackline.opcua.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * What a user may do, and which of OPC UA's well-known roles (OPC 10000-18 §4.2) he has. Who
 * administers does not press: a person who needs both is two users, and the audit log tells which.
 */
public enum Role {
  /** Reads. */
  OBSERVER("observer", "observer"),
  /** Starts, confirms, holds, resumes, releases, adjusts and aborts runs; tells presses. */
  OPERATOR("operator", "operator"),
  /** All an operator may, and whatever changes a press or a recipe. */
  ENGINEER("process-engineer", "engineer"),
  /** Users, trust and certificates; reads, but does not press. */
  ADMINISTRATOR("administrator", "administrator");

  private final String word;
  private final String firstUser;

  Role(String word, String firstUser) {
    this.word = word;
    this.firstUser = firstUser;
  }

  public boolean may(Right right) {
    return switch (right) {
      case READ -> true;
      case OPERATE -> this == OPERATOR || this == ENGINEER;
      case ENGINEER -> this == ENGINEER;
      case ADMINISTER -> this == ADMINISTRATOR;
    };
  }

  public boolean mayOperate() {
    return may(Right.OPERATE);
  }

  /** The ids of the well-known roles that say the same. */
  public List<NodeId> wellKnown() {
    return switch (this) {
      case OBSERVER -> List.of(NodeIds.WellKnownRole_Observer);
      case OPERATOR -> List.of(NodeIds.WellKnownRole_Operator);
      case ENGINEER -> List.of(NodeIds.WellKnownRole_Engineer);
      case ADMINISTRATOR ->
          List.of(NodeIds.WellKnownRole_SecurityAdmin, NodeIds.WellKnownRole_ConfigureAdmin);
    };
  }

  /** The name of the user of this role whom a first start makes. */
  String firstUser() {
    return firstUser;
  }

  /** As it is written in the users file. */
  @Override
  public String toString() {
    return word;
  }

  /** The role of this name; {@code engineer}, as it was called until 0.3.0, is still understood. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(name) || each.firstUser.equals(name))
        .findFirst();
  }

  /** All names, for whoever wrote a wrong one. */
  public static String names() {
    return Arrays.stream(values()).map(Role::toString).collect(Collectors.joining(", "));
  }
}
