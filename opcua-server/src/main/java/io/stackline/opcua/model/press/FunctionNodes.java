package io.stackline.opcua.model.press;

import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_WaitingForInitialData;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.node.Machine;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.value.Sample;
import io.stackline.press.Interlock;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The functions of a press's unit: what it controls, measures and watches. */
final class FunctionNodes {
  /** While the program controls the force. */
  private static final Set<PressState> CONTROLLED =
      EnumSet.of(
          PressState.RAMP,
          PressState.DWELL,
          PressState.INSITU,
          PressState.RELEASE,
          PressState.PAUSED,
          PressState.ABORTING);

  private static final Set<PressState> DWELLS = EnumSet.of(PressState.DWELL, PressState.INSITU);

  private final Nodes nodes;
  private final PressTypes types;
  private final PressPath path;
  private final Parent set;
  private final Shown<PressView> shown;
  private final Ranges ranges;
  private final List<NodeId> values = new ArrayList<>();
  private final List<NodeId> stops = new ArrayList<>();

  /**
   * @param set the unit's set of functions
   */
  FunctionNodes(
      Nodes nodes,
      PressTypes types,
      PressPath path,
      NodeId set,
      Shown<PressView> shown,
      Ranges ranges) {
    this.nodes = nodes;
    this.types = types;
    this.path = path;
    this.set = new Parent(set, NodeIds.HasComponent);
    this.shown = shown;
    this.ranges = ranges;
  }

  /** The values worth binding to. */
  List<NodeId> values() {
    return List.copyOf(values);
  }

  /**
   * Methods that stop what a function controls; what a unit runs is one program, so all are one.
   */
  List<NodeId> stops() {
    return List.copyOf(stops);
  }

  FunctionNodes add() {
    control(types.pressure(), PressTags.PRESSURE, PressTags.PRESSURE_TARGET, PressTags.PRESSURES);
    control(types.force(), PressTags.FORCE, PressTags.FORCE_TARGET, PressTags.FORCES);
    PressTags.SENSORS.forEach(this::sensor);
    dwell();
    for (Interlock interlock : Interlock.values()) {
      permissive(interlock);
    }
    guard();
    return this;
  }

  private void control(
      NodeId type, Tag<PressView> current, Tag<PressView> target, List<Tag<PressView>> further) {
    Map<String, String> shorter = new HashMap<>();
    shorter.put("CurrentValue", path.value(current.name()));
    shorter.put("TargetValue", path.value(target.name()));
    further.forEach(each -> shorter.put(each.name(), path.value(each.name())));
    Instance function = function(type, current.name(), current.description(), Set.of(), shorter);
    value(function, "CurrentValue", current);
    value(function, "TargetValue", target);
    shown.fill(function, further, ranges);
    further.forEach(each -> values.add(nodes.id(path.value(each.name()))));
    running(function, CONTROLLED);
  }

  private void sensor(PressTags.Measured measured) {
    Tag<PressView> tag = measured.trusted();
    Instance function =
        function(
            types.sensor(),
            tag.name(),
            tag.description(),
            Set.of(),
            Map.of("SensorValue", path.value(tag.name())));
    value(function, "SensorValue", tag);
    analog(function, "RawValue", measured.raw());
  }

  private void dwell() {
    Instance function =
        function(
            types.timer(),
            "Dwell",
            "Time in band",
            Set.of("CurrentValue", "DifferenceValue", "TargetValue"),
            Map.of());
    time(function, "CurrentValue", step -> step.dwellCredited().toNanos() / 1e6);
    time(function, "DifferenceValue", step -> step.dwellRemaining().toNanos() / 1e6);
    time(
        function,
        "TargetValue",
        step -> step.dwellCredited().plus(step.dwellRemaining()).toNanos() / 1e6);
    running(function, DWELLS);
  }

  private void time(Instance function, String member, ToDoubleFunction<PressStatus.Step> millis) {
    analog(
        function,
        member,
        Tag.analog(
            member,
            Unit.MILLISECOND,
            "",
            view ->
                view.trusted(
                    Signal.DWELL_CREDITED,
                    Sample.number(
                        millis.applyAsDouble(view.status().step()), Bad_WaitingForInitialData))));
  }

  private void permissive(Interlock interlock) {
    Tag<PressView> tag = PressTags.permissive(interlock);
    Instance function =
        function(
            types.permissive(),
            tag.name(),
            tag.description(),
            Set.of(),
            Map.of("SensorValue", path.value(tag.name())));
    value(function, "SensorValue", tag);
    nodes
        .values()
        .set(
            function.find("SensorValue/TrueState").orElseThrow(),
            LocalizedText.english(interlock.text()));
    nodes
        .values()
        .set(
            function.find("SensorValue/FalseState").orElseThrow(),
            LocalizedText.english("not " + interlock.text()));
  }

  private void guard() {
    Instance function =
        function(types.cover(), "Guard", "The guard, watched only", Set.of(), Map.of());
    new Machine(function, "CoverState", types.machines().cover())
        .fill(
            shown,
            view ->
                Optional.of(PressStates.guard(view.status()))
                    .filter(state -> view.tellsPermissives() || !state.equals("Opened")),
            view -> PressStates.guard(view.status()));
  }

  private Instance function(
      NodeId type,
      String name,
      String description,
      Set<String> wanted,
      Map<String, String> shorter) {
    Instance function =
        nodes.create(type, path.function(name), nodes.name(name), set, wanted, shorter);
    nodes.labels().describe(function.root(), name, description);
    nodes.values().set(function.find("IsEnabled").orElseThrow(), true);
    return function;
  }

  private void value(Instance function, String member, Tag<PressView> tag) {
    NodeId id = analog(function, member, tag);
    nodes.labels().describe(id, tag.name(), tag.description());
    values.add(id);
  }

  private NodeId analog(Instance function, String member, Tag<PressView> tag) {
    NodeId id = function.find(member).orElseThrow();
    tag.unit().ifPresent(unit -> nodes.values().analog(id, unit, ranges.apply(unit)));
    shown.fill(id, tag.telling());
    return id;
  }

  private void running(Instance function, Set<PressState> states) {
    function.find("Operational/Stop").ifPresent(stops::add);
    new Machine(function, "ControlFunctionState", types.machines().control())
        .fill(
            shown,
            view -> Optional.of(PressStates.control(view.status(), states)),
            view -> PressStates.control(view.status(), states));
  }
}
