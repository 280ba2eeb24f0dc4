package io.stackline.opcua.security;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** One permit for all nodes, and the exceptions. Thread-safe. */
public final class PermitTable implements Permits {
  private final Permit usual;
  private final Map<NodeId, Permit> exceptions = new ConcurrentHashMap<>();

  public PermitTable(Permit usual) {
    this.usual = usual;
  }

  /** From now on this node takes this permit. */
  public void put(NodeId node, Permit permit) {
    exceptions.put(node, permit);
  }

  /** The node is gone, or like all others again. */
  public void remove(NodeId node) {
    exceptions.remove(node);
  }

  @Override
  public Permit of(NodeId node) {
    return exceptions.getOrDefault(node, usual);
  }
}
