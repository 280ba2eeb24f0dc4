package io.stackline.opcua.model.run;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.model.type.TypeSpec;
import io.stackline.run.HoldStatus;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * A stack-pressure hold as an object below its stage.
 *
 * @param made what was made of it
 */
record HoldNodes(Instance made, Shown<HoldStatus> shown) {
  /** Defines its type. */
  static NodeId define(OwnTypes own) {
    return own.define(
        TypeSpec.of(
            "HoldType",
            NodeIds.BaseObjectType,
            "How a stack-pressure hold is going: its alarms, and its figures per hour and half"
                + " cycle of the cell",
            HoldTags.ALL));
  }

  /**
   * Adds one that waits for its first figures.
   *
   * @param path of its stage
   */
  static HoldNodes add(Nodes nodes, NodeId type, String path, NodeId stage, Ranges ranges) {
    Instance made =
        nodes.create(type, path + "/hold", "Hold", new Parent(stage, NodeIds.HasComponent));
    Shown<HoldStatus> shown = nodes.shown();
    shown.fill(made, HoldTags.ALL, ranges);
    return new HoldNodes(made, shown);
  }
}
