package io.stackline.opcua.model.press;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.node.Machine;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.value.Sample;
import io.stackline.press.Press;
import io.stackline.site.Site.PressSite;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The press as a device: who it is, how it is, and what it consists of. */
final class DeviceNodes {
  private static final Set<String> WANTED =
      Set.of(
          "DeviceHealth",
          "DeviceState/CurrentState/Number",
          "MachineryItemState/CurrentState/Number",
          "MachineryOperationMode/CurrentState/Number",
          "MachineryOperationMode/GotoProcessing",
          "MachineryOperationMode/GotoMaintenance",
          "MachineryOperationMode/GotoSetup",
          "OperationCounters/OperationCycleCounter",
          "MachineryBuildingBlocks");

  private DeviceNodes() {}

  /** Makes the device below its set. */
  static Instance add(Nodes nodes, PressTypes types, PressPath path, PressSite each, NodeId set) {
    Press press = each.press();
    Instance device =
        nodes.create(
            types.device(),
            path.root(),
            nodes.name(press.id().value()),
            new Parent(set, NodeIds.HasComponent),
            ComponentNodes.wanted(WANTED, each),
            Map.of());
    nodes.labels().describe(device.root(), press.id().value(), press.name());
    Identity.of(each)
        .forEach((member, value) -> nodes.values().set(device.find(member).orElseThrow(), value));
    ComponentNodes.add(nodes, types.component(), path, device, each.components());
    nodes.values().set(device.find("FunctionalUnitSet/NodeVersion").orElseThrow(), "1");
    return device;
  }

  static void fill(PressTypes types, Instance device, Shown<PressView> shown, Ranges ranges) {
    shown.fill(device, PressTags.DEVICE, ranges);
    shown.fill(device, "Cycles", PressTags.CYCLES.telling());
    shown.fill(device, "OperationCounters/OperationCycleCounter", PressTags.CYCLES.telling());
    shown.fill(device, "DeviceHealth", view -> Sample.of(PressStates.health(view).number()));
    new Machine(device, "DeviceState", types.machines().device())
        .fill(
            shown,
            view -> Optional.of(PressStates.device(view.status())),
            view -> PressStates.device(view.status()));
  }

  /** What the line around the press makes of it. */
  static void around(PressTypes types, Instance device, Shown<PressScene> scene, Ranges ranges) {
    scene.fill(device, SceneTags.DEVICE, ranges);
    new Machine(device, "MachineryItemState", types.machines().item())
        .fill(scene, each -> Optional.of(each.itemState()), PressScene::itemState);
    new Machine(device, "MachineryOperationMode", types.machines().mode())
        .fill(scene, each -> Optional.of(each.operationMode()), PressScene::operationMode);
  }
}
