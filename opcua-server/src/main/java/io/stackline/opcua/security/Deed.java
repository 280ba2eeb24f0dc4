package io.stackline.opcua.security;

import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.structured.PermissionType.Field;

/** What a client may do to a node. */
public enum Deed {
  /** See that it is there, and what permissions it takes. */
  BROWSE,
  /** Read and subscribe to its value. */
  READ,
  WRITE,
  /** Call it, or a method on it. */
  CALL,
  /** Read what was. */
  HISTORY,
  /** Hear its events. */
  EVENTS;

  /** The permissions OPC UA has for it (OPC 10000-3 §8.55). */
  public Set<Field> fields() {
    return switch (this) {
      case BROWSE -> Set.of(Field.Browse, Field.ReadRolePermissions);
      case READ -> Set.of(Field.Read);
      case WRITE -> Set.of(Field.Write);
      case CALL -> Set.of(Field.Call);
      case HISTORY -> Set.of(Field.ReadHistory);
      case EVENTS -> Set.of(Field.ReceiveEvents);
    };
  }
}
