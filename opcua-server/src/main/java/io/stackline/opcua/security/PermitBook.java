package io.stackline.opcua.security;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The permits of a server, by namespace. A namespace that said nothing is the line's: {@link
 * Permit#LINE}. Thread-safe.
 */
public final class PermitBook implements Permits {
  private static final Permits UNSPOKEN = node -> Permit.LINE;

  private final Map<Integer, Permits> namespaces = new ConcurrentHashMap<>();

  /**
   * Who answers for the nodes of a namespace from now on.
   *
   * @param index of the namespace in this server
   */
  public void put(int index, Permits permits) {
    namespaces.put(index, permits);
  }

  @Override
  public Permit of(NodeId node) {
    return namespaces.getOrDefault(node.getNamespaceIndex().intValue(), UNSPOKEN).of(node);
  }
}
