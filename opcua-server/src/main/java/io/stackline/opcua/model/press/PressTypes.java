package io.stackline.opcua.model.press;

import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.type.CompanionTypes;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.model.type.StateTable;
import io.stackline.opcua.model.type.TypeSpec;
import io.stackline.opcua.model.type.TypeSpec.Part;
import io.stackline.press.PressId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The types a press is made of: ours, which say what every press of Stackline has, and those of the
 * companion models.
 *
 * @param device a press, a LADS device
 * @param unit its functional unit
 * @param pressure pressure on the specimen, controlled by the program under way
 * @param force the force that makes it
 */
record PressTypes(
    NodeId device,
    NodeId unit,
    NodeId pressure,
    NodeId force,
    NodeId sensor,
    NodeId permissive,
    NodeId timer,
    NodeId cover,
    NodeId component,
    NodeId result,
    NodeId results,
    Machines machines) {

  /** The state machines of a press. */
  record Machines(
      StateTable device,
      StateTable unit,
      StateTable running,
      StateTable control,
      StateTable cover,
      StateTable item,
      StateTable mode) {}

  static PressTypes define(OpcUaServer server, CompanionTypes companions, OwnTypes own, Desk desk) {
    NodeId diagnostics =
        own.define(
            TypeSpec.of(
                "ConnectionDiagnosticsType",
                NodeIds.BaseObjectType,
                "How the PLC of a press is reached, and how that goes",
                both(ConnectionTags.DIAGNOSTICS, ConnectionTags.FIXED)));
    NodeId device =
        own.define(
            TypeSpec.of(
                    "PressType",
                    companions.lads("LADSDeviceType"),
                    "A hydraulic press",
                    both(
                        both(ConnectionTags.DEVICE, SceneTags.DEVICE),
                        both(PressTags.DEVICE, List.of(PressTags.CYCLES))))
                .with(
                    new Part(
                        own.name("ConnectionDiagnostics"),
                        diagnostics,
                        "How its PLC is reached, and how that goes"),
                    new Part(
                        own.name("Tags"),
                        NodeIds.FolderType,
                        "All values of the press in one list, for binding"))
                .with(
                    PressMethods.own(new PressId("any")).stream()
                        .map(each -> new OperationHandler(each, desk, run -> {}))
                        .toList()));
    NodeId control = companions.lads("AnalogControlFunctionType");
    NodeId pressure =
        own.define(
            TypeSpec.of(
                "PressureControlFunctionType",
                control,
                "Pressure on the specimen, controlled by the program under way",
                PressTags.PRESSURES));
    NodeId force =
        own.define(
            TypeSpec.of(
                "ForceControlFunctionType",
                control,
                "The force that makes the pressure",
                PressTags.FORCES));
    return new PressTypes(
        device,
        companions.lads("FunctionalUnitType"),
        pressure,
        force,
        companions.lads("AnalogScalarSensorFunctionType"),
        companions.lads("TwoStateDiscreteSensorFunctionType"),
        companions.lads("TimerControlFunctionType"),
        companions.lads("CoverFunctionType"),
        companions.lads("LADSComponentType"),
        companions.lads("ResultType"),
        companions.lads("ResultSetType"),
        machines(server, companions));
  }

  private static Machines machines(OpcUaServer server, CompanionTypes companions) {
    return new Machines(
        StateTable.of(server, companions.lads("LADSDeviceStateMachineType")),
        StateTable.of(server, companions.lads("FunctionalUnitStateMachineType")),
        StateTable.of(server, companions.lads("RunningStateMachineType")),
        StateTable.of(server, companions.lads("ControlFunctionStateMachineType")),
        StateTable.of(server, companions.lads("CoverStateMachineType")),
        StateTable.of(
            server,
            companions.type(CompanionTypes.MACHINERY, "MachineryItemState_StateMachineType")),
        StateTable.of(server, companions.lads("LADSOperationModeStateMachineType")));
  }

  private static List<Tag<?>> both(List<? extends Tag<?>> some, List<? extends Tag<?>> others) {
    List<Tag<?>> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
