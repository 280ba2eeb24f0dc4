package io.stackline.opcua.lock;

import io.stackline.press.PressId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Whether a session has nodes of a press subscribed: as long as it has, its lock goes on (OPC
 * 10000-100 §7.7). Asked on the crank, and only of locks whose time is over.
 */
@FunctionalInterface
public interface Presence {
  /** Only calls count. */
  Presence BY_CALLS_ALONE = (session, press) -> false;

  boolean watches(NodeId session, PressId press);
}
