package io.stackline.opcua.model.node;

import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The data types our variables have. */
public enum Kind {
  STRING,
  STRINGS,
  BOOLEAN,
  UINT16,
  INT32,
  UINT32,
  DOUBLE,
  TIME;

  public NodeId dataType() {
    return switch (this) {
      case STRING, STRINGS -> NodeIds.String;
      case BOOLEAN -> NodeIds.Boolean;
      case UINT16 -> NodeIds.UInt16;
      case INT32 -> NodeIds.Int32;
      case UINT32 -> NodeIds.UInt32;
      case DOUBLE -> NodeIds.Double;
      case TIME -> NodeIds.UtcTime;
    };
  }

  public int valueRank() {
    return this == STRINGS ? ValueRanks.OneDimension : ValueRanks.Scalar;
  }
}
