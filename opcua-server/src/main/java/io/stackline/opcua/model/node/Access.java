package io.stackline.opcua.model.node;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.security.Right;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;

/** What clients may do with nodes, and who answers them. Used where {@link Nodes} are. */
public final class Access {
  static final UByte READ_ONLY = AccessLevel.toValue(AccessLevel.READ_ONLY);

  private static final UByte READ_WRITE = AccessLevel.toValue(AccessLevel.READ_WRITE);
  private static final Permit OPERATED = Permit.LINE.with(Deed.WRITE, Right.OPERATE);

  private final Space space;
  private final PermitTable permits;

  /**
   * @param permits of the nodes of the namespace
   */
  Access(Space space, PermitTable permits) {
    this.space = space;
    this.permits = permits;
  }

  /** Whether clients may write the value, if they have the right. */
  public void writable(NodeId id, boolean writable) {
    UByte level = writable ? READ_WRITE : READ_ONLY;
    UaVariableNode variable = space.variable(id);
    variable.setAccessLevel(level);
    variable.setUserAccessLevel(level);
    if (writable) {
      permits.put(id, OPERATED);
    } else {
      permits.remove(id);
    }
  }

  /** Who answers calls of a method, and what it takes to call it. */
  public void answer(NodeId method, MethodInvocationHandler handler, Right right) {
    ((UaMethodNode) space.node(method)).setInvocationHandler(handler);
    if (right != Right.OPERATE) {
      permits.put(method, Permit.LINE.with(Deed.CALL, right));
    }
  }

  /**
   * What it takes to call methods of an object at all, where it has one that takes less than
   * operating; each method still takes what it takes.
   */
  public void called(NodeId object, Right right) {
    permits.put(object, Permit.LINE.with(Deed.CALL, right));
  }

  /** What a type lets clients write, an instance lets them only when it says so itself. */
  void close(NodeId id) {
    if (space.node(id) instanceof UaVariableNode variable
        && AccessLevel.fromValue(variable.getAccessLevel()).contains(AccessLevel.CurrentWrite)) {
      writable(id, false);
    }
  }
}
