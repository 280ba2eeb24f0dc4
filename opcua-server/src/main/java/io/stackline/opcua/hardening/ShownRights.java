package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.structured.PermissionType;
import org.eclipse.milo.opcua.stack.core.types.structured.RolePermissionType;

/**
 * Shows permits in the attributes OPC UA has for them, so that a client sees what it may before it
 * tries. Nothing is kept per node: one array per permit, of which there are few.
 */
public final class ShownRights {
  private static final Set<AttributeId> SHOWN =
      Set.of(
          AttributeId.RolePermissions,
          AttributeId.UserRolePermissions,
          AttributeId.UserAccessLevel,
          AttributeId.UserExecutable);

  private static final Map<Permit, RolePermissionType[]> ARRAYS = new ConcurrentHashMap<>();

  private ShownRights() {}

  /** What each well-known role may, for RolePermissions and DefaultRolePermissions. */
  public static RolePermissionType[] of(Permit permit) {
    return ARRAYS.computeIfAbsent(permit, ShownRights::made).clone();
  }

  private static RolePermissionType[] made(Permit permit) {
    List<RolePermissionType> all = new ArrayList<>();
    for (Role role : Role.values()) {
      PermissionType allowed =
          PermissionType.of(
              Arrays.stream(Deed.values())
                  .filter(deed -> permit.allows(role, deed))
                  .flatMap(deed -> deed.fields().stream())
                  .toArray(PermissionType.Field[]::new));
      role.wellKnown().forEach(id -> all.add(new RolePermissionType(id, allowed)));
    }
    return all.toArray(RolePermissionType[]::new);
  }

  /** What the session's own roles may, for UserRolePermissions. */
  public static RolePermissionType[] of(Permit permit, Session session) {
    Set<NodeId> roles = new HashSet<>(session.getRoleIds().orElse(List.of()));
    return Arrays.stream(of(permit))
        .filter(each -> roles.contains(each.getRoleId()))
        .toArray(RolePermissionType[]::new);
  }

  static boolean isShownIn(AttributeId attribute) {
    return SHOWN.contains(attribute);
  }

  /**
   * The attribute as this session sees it.
   *
   * @param read what the node itself says: it may know reasons of its own against a call
   */
  static DataValue seen(AttributeId attribute, DataValue read, Permit permit, Session session) {
    return switch (attribute) {
      case RolePermissions -> shown(read, of(permit));
      case UserRolePermissions -> shown(read, of(permit, session));
      case UserAccessLevel ->
          read.value().value() instanceof UByte level
              ? with(read, AccessLevel.toValue(accessible(level, permit, session)))
              : read;
      case UserExecutable ->
          read.value().value() instanceof Boolean executable
              ? with(read, executable && allows(permit, session, Deed.CALL))
              : read;
      default -> read;
    };
  }

  /**
   * Milo says of a node without the attribute that there is none; of no node, that it is unknown.
   */
  private static DataValue shown(DataValue read, RolePermissionType[] permissions) {
    boolean exists =
        read.statusCode().isGood()
            || read.statusCode().value() == StatusCodes.Bad_AttributeIdInvalid;
    return exists ? with(read, permissions) : read;
  }

  private static DataValue with(DataValue read, Object value) {
    return read.copy().setValue(new Variant(value)).setStatus(StatusCode.GOOD).build();
  }

  private static AccessLevel[] accessible(UByte level, Permit permit, Session session) {
    return AccessLevel.fromValue(level).stream()
        .filter(each -> allows(permit, session, deed(each)))
        .toArray(AccessLevel[]::new);
  }

  private static Deed deed(AccessLevel level) {
    return switch (level) {
      case CurrentRead, SemanticChange -> Deed.READ;
      case HistoryRead -> Deed.HISTORY;
      case CurrentWrite, HistoryWrite, StatusWrite, TimestampWrite -> Deed.WRITE;
    };
  }

  private static boolean allows(Permit permit, Session session, Deed deed) {
    return permit.allows(IgnoredRoles.role(session), deed);
  }
}
