package io.stackline.opcua.security;

import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Tells the permit of each node. Asked for every node of every request, from any thread: answers
 * from memory, also for ids that no node has.
 */
@FunctionalInterface
public interface Permits {
  Permit of(NodeId node);
}
