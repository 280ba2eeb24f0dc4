package io.stackline.opcua.model;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.HandOverHandler;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.method.OrderRun;
import io.stackline.opcua.method.StartRun;
import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Machine;
import io.stackline.opcua.model.node.Nameplate;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.type.CompanionTypes;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.model.type.StateTable;
import io.stackline.opcua.model.type.TypeSpec;
import io.stackline.opcua.model.type.TypeSpec.Part;
import io.stackline.opcua.security.Right;
import io.stackline.opcua.value.Sample;
import io.stackline.site.Site;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The line: itself a machine, found with its presses under Machines, and under Objects for whoever
 * looks there first.
 */
public final class LineNodes {
  /** Machinery's folder Machines, OPC 40001-1 §11. */
  private static final long MACHINES = 1001;

  private static final List<Tag<Long>> COUNTS =
      List.of(
          Tag.of(
              "ReadingsSkipped",
              Kind.UINT32,
              "Readings that gave way to newer ones before they could be shown",
              Sample::count32));

  private final Nodes nodes;
  private final Instance line;
  private final NodeId machines;
  private final Shown<Long> count;
  private final Shown<String> state;
  private String shownState = "";

  /** The type of a line, and the states it can be in. */
  public record Types(NodeId line, StateTable states) {
    static Types define(OpcUaServer server, CompanionTypes companions, OwnTypes own, Desk desk) {
      NodeId state =
          companions.type(CompanionTypes.MACHINERY, "MachineryItemState_StateMachineType");
      return new Types(
          own.define(
              TypeSpec.of(
                      "PressLineType",
                      NodeIds.BaseObjectType,
                      "A line of presses that makes cells by recipes",
                      COUNTS)
                  .with(
                      new Part(
                          own.name("Presses"),
                          NodeIds.FolderType,
                          "The presses, in the order of the site"),
                      new Part(own.name("Recipes"), NodeIds.FolderType, "The recipes of the site"),
                      new Part(
                          own.name("Runs"),
                          NodeIds.FolderType,
                          "Runs under way and the newest ended ones"),
                      new Part(
                          companions.name(CompanionTypes.DI, "Identification"),
                          companions.type(CompanionTypes.MACHINERY, "MachineIdentificationType"),
                          "Who the line is"),
                      new Part(
                          companions.name(CompanionTypes.MACHINERY, "MachineryItemState"),
                          state,
                          "Whether the line can press, and whether it does"),
                      new Part(
                          companions.name(CompanionTypes.MACHINERY, "Components"),
                          companions.type(CompanionTypes.MACHINERY, "MachineComponentsType"),
                          "What the line consists of: its presses"))
                  .with(
                      List.of(
                          new OperationHandler(new StartRun(), desk, run -> {}),
                          new OperationHandler(new OrderRun(), desk, run -> {}),
                          new HandOverHandler(List::of)))),
          StateTable.of(server, state));
    }
  }

  private LineNodes(
      Nodes nodes, Instance line, NodeId machines, Shown<Long> count, Shown<String> state) {
    this.state = state;
    this.nodes = nodes;
    this.line = line;
    this.machines = machines;
    this.count = count;
  }

  /** Who answers calls of the line's methods. */
  record Methods(List<OperationHandler> starts, HandOverHandler handOver) {}

  static LineNodes add(
      Nodes nodes, Site site, Types types, CompanionTypes companions, Methods methods) {
    NodeId machines = companions.object(CompanionTypes.MACHINERY, MACHINES);
    Instance line =
        nodes.create(
            types.line(),
            "line",
            nodes.name(site.name()),
            new Parent(machines, NodeIds.Organizes),
            identity(site).keySet(),
            Map.of("Presses", "presses", "Recipes", "recipes", "Runs", "runs"));
    nodes.labels().describe(line.root(), site.title(), "The line " + site.name());
    nodes.place(NodeIds.ObjectsFolder, line.root(), NodeIds.Organizes);
    identity(site)
        .forEach((member, value) -> nodes.values().set(line.find(member).orElseThrow(), value));
    for (OperationHandler each : methods.starts()) {
      nodes.access().answer(line.find(each.name()).orElseThrow(), each, Right.OPERATE);
    }
    HandOverHandler handOver = methods.handOver();
    nodes.access().called(line.root(), handOver.right());
    nodes.access().answer(line.find(handOver.name()).orElseThrow(), handOver, handOver.right());
    Shown<Long> count = nodes.shown();
    count.fill(line, COUNTS, Ranges.of(site));
    Shown<String> state = nodes.shown();
    new Machine(line, "MachineryItemState", types.states())
        .fill(state, Optional::of, Function.identity());
    LineNodes made = new LineNodes(nodes, line, machines, count, state);
    made.state(any -> false);
    return made;
  }

  /**
   * What a machine must say of itself, empty where the site says nothing, and what it says more.
   */
  private static Map<String, Object> identity(Site site) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("Identification/Manufacturer", LocalizedText.english(""));
    values.put("Identification/SerialNumber", "");
    values.put("Identification/ProductInstanceUri", "");
    values.putAll(Nameplate.ofMachine(site.identification()));
    return values;
  }

  /** Shows the presses below the line and beside it. */
  void show(List<NodeId> presses) {
    NodeId folder = line.find("Presses").orElseThrow();
    NodeId components = line.find("Components").orElseThrow();
    for (NodeId press : presses) {
      nodes.place(components, press, NodeIds.Organizes);
      nodes.place(folder, press, NodeIds.Organizes);
      nodes.place(machines, press, NodeIds.Organizes);
    }
  }

  /** Shows what the line is able to, by what its presses are: the best of them counts. */
  void state(Predicate<String> anyPressIs) {
    String now =
        Stream.of("Executing", "NotExecuting", "OutOfService")
            .filter(anyPressIs)
            .findFirst()
            .orElse("NotAvailable");
    if (!now.equals(shownState)) {
      shownState = now;
      state.show(now, nodes.now());
    }
  }

  NodeId recipes() {
    return line.find("Recipes").orElseThrow();
  }

  NodeId runs() {
    return line.find("Runs").orElseThrow();
  }

  /** Shows how many readings could not be shown. */
  public void skipped(long readings, Instant at) {
    count.show(readings, at);
  }
}
