package io.stackline.opcua.nodeset;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;

/**
 * What values a variable, a variable type or a field takes.
 *
 * @param rank −1 for a scalar, else the number of dimensions, or one of the other codes of OPC
 *     10000-3
 * @param dimensions length of each dimension, 0 for any; empty where the file says nothing
 */
public record Shape(ExpandedNodeId dataType, int rank, List<Integer> dimensions) {
  public Shape {
    dimensions = List.copyOf(dimensions);
  }
}
