package io.stackline.opcua.model.press;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.node.Machine;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The functional unit of a press: what commands it and what it does. A press has one. */
final class UnitNodes {
  static final String NAME = "PressUnit";

  /** What the unit can be told, by the paths of its methods. */
  private static final List<String> METHODS =
      List.of(
          "FunctionalUnitState/StartProgram",
          "FunctionalUnitState/Stop",
          "FunctionalUnitState/Abort",
          "FunctionalUnitState/Clear");

  private static final Set<String> FURTHER =
      Set.of(
          "FunctionalUnitState/CurrentState/Number",
          "FunctionalUnitState/RunningStateMachine/CurrentState/Number",
          "FunctionalUnitState/RunningStateMachine/AvailableStates",
          "FunctionalUnitState/RunningStateMachine/AvailableTransitions",
          "FunctionalUnitState/RunningStateMachine/Hold",
          "FunctionalUnitState/RunningStateMachine/Unhold",
          "FunctionalUnitState/RunningStateMachine/ToComplete",
          "Operational",
          "FunctionSet",
          "FunctionSet/NodeVersion",
          "ProgramManager/ActiveProgram/DeviceProgramRunId",
          "ProgramManager/ActiveProgram/CurrentProgramTemplate",
          "ProgramManager/ActiveProgram/CurrentStepName",
          "ProgramManager/ActiveProgram/CurrentStepNumber",
          "ProgramManager/ActiveProgram/CurrentRuntime",
          "ProgramManager/ActiveProgram/EstimatedStepNumbers");

  private UnitNodes() {}

  private static Set<String> wanted() {
    Set<String> wanted = new HashSet<>(FURTHER);
    wanted.addAll(METHODS);
    return wanted;
  }

  /** Makes the unit below its set. */
  static Instance add(
      Nodes nodes, PressTypes types, PressPath path, NodeId set, Shown<PressView> shown) {
    Instance unit =
        nodes.create(
            types.unit(),
            path.unit(),
            nodes.name(NAME),
            new Parent(set, NodeIds.HasComponent),
            wanted(),
            Map.of());
    nodes
        .labels()
        .describe(unit.root(), NAME, "Commands the press; functions and programs are below");
    new Machine(unit, "FunctionalUnitState", types.machines().unit())
        .fill(
            shown,
            view -> Optional.of(PressStates.unit(view.status())),
            view -> PressStates.effective(view.status()));
    new Machine(unit, "FunctionalUnitState/RunningStateMachine", types.machines().running())
        .fill(
            shown,
            view -> PressStates.running(view.status()),
            view -> PressStates.effective(view.status()));
    NodeId operational = unit.find("Operational").orElseThrow();
    for (String method : METHODS) {
      nodes.place(operational, unit.find(method).orElseThrow(), NodeIds.Organizes);
    }
    for (String group : List.of("FunctionSet", "ProgramManager/ProgramTemplateSet")) {
      nodes.values().set(unit.find(group + "/NodeVersion").orElseThrow(), "1");
    }
    return unit;
  }
}
