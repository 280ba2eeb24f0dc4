package io.stackline.opcua.model.node;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.hardening.ServerLimits;
import io.stackline.opcua.instance.Blueprint.Parent;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** Makes variables and properties that no type declares. Used where {@link Nodes} are. */
public final class LooseNodes {
  private final Space space;
  private final Values values;

  LooseNodes(Space space, Values values) {
    this.space = space;
    this.values = values;
  }

  /**
   * A variable that no type declares, below its object: analog if it has unit and range, with its
   * unit beside it if it has that alone.
   */
  public NodeId variable(
      String path, Tag<?> tag, QualifiedName name, Parent parent, Optional<Range> range) {
    NodeId id = space.id(path);
    UaVariableNode node = variableNode(id, name, tag.kind().dataType(), tag.kind().valueRank());
    node.setDisplayName(LocalizedText.english(tag.name()));
    node.setDescription(LocalizedText.english(tag.description()));
    boolean analog = tag.unit().isPresent() && range.isPresent();
    space.refer(
        id,
        NodeIds.HasTypeDefinition,
        analog ? NodeIds.AnalogUnitRangeType : NodeIds.BaseDataVariableType);
    tag.unit().ifPresent(unit -> property(path, "EngineeringUnits", unit.information()));
    range.ifPresent(span -> property(path, "EURange", span));
    space.refer(parent.node(), parent.referenceType(), id);
    return id;
  }

  /** A property that no type declares, with a value that does not change by itself. */
  public void property(String path, String name, Object value) {
    NodeId type = dataType(value);
    NodeId id = space.id(path + "/" + name);
    variableNode(id, new QualifiedName(0, name), type, ValueRanks.Scalar);
    values.set(id, value);
    space.refer(id, NodeIds.HasTypeDefinition, NodeIds.PropertyType);
    space.refer(space.id(path), NodeIds.HasProperty, id);
  }

  private static NodeId dataType(Object value) {
    if (value instanceof Range) {
      return NodeIds.Range;
    }
    if (value instanceof EUInformation) {
      return NodeIds.EUInformation;
    }
    return value instanceof String ? NodeIds.String : NodeIds.Double;
  }

  private UaVariableNode variableNode(NodeId id, QualifiedName name, NodeId dataType, int rank) {
    UaVariableNode node =
        new UaVariableNode(
            space.context(),
            id,
            name,
            LocalizedText.english(String.valueOf(name.name())),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            new DataValue(StatusCodes.Bad_WaitingForInitialData),
            dataType,
            rank,
            null,
            Access.READ_ONLY,
            Access.READ_ONLY,
            ServerLimits.SAMPLING_MIN_MS,
            false);
    space.add(node);
    return node;
  }
}
