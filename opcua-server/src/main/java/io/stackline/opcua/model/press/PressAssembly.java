package io.stackline.opcua.model.press;

import io.stackline.map.Dialect;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.model.press.ConnectionTags.PressSiteView;
import io.stackline.opcua.model.type.Structures;
import io.stackline.opcua.value.Sample;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.TagReading;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Makes the nodes of presses, each with what shows its values and who answers its methods. */
final class PressAssembly {
  private static final List<String> DEVICE_TAGS =
      Stream.of(
              ConnectionTags.DEVICE, SceneTags.DEVICE, PressTags.DEVICE, List.of(PressTags.CYCLES))
          .flatMap(List::stream)
          .map(Tag::name)
          .toList();

  private final Nodes nodes;
  private final Site site;
  private final Locks locks;
  private final Structures structures;
  private final PressMethods methods;
  private final PressWrites writes;
  private final PressTypes types;
  private final NodeId deviceSet;

  /**
   * @param deviceSet what presses stand below
   */
  PressAssembly(Nodes nodes, PressNodes.Means means, PressTypes types, NodeId deviceSet) {
    this.nodes = nodes;
    this.site = means.site();
    this.locks = means.locks();
    this.structures = means.structures();
    this.methods = new PressMethods(nodes, means.desk(), means.locks(), means.shown());
    this.writes = new PressWrites(means.desk());
    this.types = types;
    this.deviceSet = deviceSet;
  }

  /** A press that was made: its device, and what shows its values and its lock. */
  record Assembled(NodeId device, ShownPress shown, Shown<PressId> lock) {}

  /** Who takes what clients write to the presses that were made. */
  PressWrites writes() {
    return writes;
  }

  /** Makes the nodes of one press. */
  Assembled add(PressSite each) {
    Press press = each.press();
    PressPath path = PressPath.of(press.id());
    Ranges ranges = Ranges.of(press, site);
    Shown<PressView> values = nodes.shown();
    Instance device = DeviceNodes.add(nodes, types, path, each, deviceSet);
    DeviceNodes.fill(types, device, values, ranges);
    Shown<ConnectionView> connection = nodes.shown();
    connection.fill(device, ConnectionTags.DEVICE, ranges);
    Shown<ConnectionView> diagnostics = nodes.shown();
    diagnostics(device, each, diagnostics);
    Instance unit =
        UnitNodes.add(nodes, types, path, device.find("FunctionalUnitSet").orElseThrow(), values);
    FunctionNodes functions =
        new FunctionNodes(
                nodes, types, path, unit.find("FunctionSet").orElseThrow(), values, ranges)
            .add();
    methods.answer(press.id(), device, unit, functions.stops());
    NodeId target = nodes.id(path.value(PressTags.PRESSURE_TARGET.name()));
    nodes.access().writable(target, true);
    writes.target(target, press.id(), ranges.apply(Unit.MPA));
    Shown<PressId> lock = lock(press.id(), unit);
    Shown<List<TagReading>> further = nodes.shown();
    tags(path, device, functions, each, further);
    Shown<PressScene> scene = nodes.shown();
    DeviceNodes.around(types, device, scene, ranges);
    SceneTags.PROGRAM.forEach(
        (member, telling) -> scene.fill(unit, "ProgramManager/ActiveProgram/" + member, telling));
    scene.fill(unit, "ProgramManager/ActiveProgram/CurrentProgramTemplate", this::template);
    return new Assembled(
        device.root(),
        new ShownPress(connection, diagnostics, values, further, scene, nodes.now()),
        lock);
  }

  private void diagnostics(Instance device, PressSite each, Shown<ConnectionView> diagnostics) {
    for (Tag<ConnectionView> tag : ConnectionTags.DIAGNOSTICS) {
      diagnostics.fill(device, "ConnectionDiagnostics/" + tag.name(), tag.telling());
    }
    Connection connection = each.connection();
    nodes
        .values()
        .set(
            device,
            "ConnectionDiagnostics/",
            ConnectionTags.FIXED,
            Ranges.of(each.press(), site),
            new PressSiteView(
                connection.line().address(),
                connection.unit(),
                dialect(each.dialect()),
                connection.timeout().toMillis()));
  }

  private static String dialect(Dialect dialect) {
    return dialect instanceof Dialect.Mapped mapped ? mapped.map().name() : "PRESSMAP 1.0";
  }

  /** All values in one list; the nodes are those of the model, so nothing is there twice. */
  private void tags(
      PressPath path,
      Instance device,
      FunctionNodes functions,
      PressSite each,
      Shown<List<TagReading>> further) {
    NodeId folder = device.find("Tags").orElseThrow();
    List<NodeId> values = new ArrayList<>(functions.values());
    for (String tag : DEVICE_TAGS) {
      values.add(device.find(tag).orElseThrow());
    }
    values.forEach(value -> nodes.place(folder, value, NodeIds.Organizes));
    FurtherTags.add(nodes, path, folder, each.tags(), further)
        .forEach((node, tag) -> writes.tag(node, each.press().id(), tag));
  }

  private Sample template(PressScene scene) {
    return Sample.of(
        scene
            .program()
            .map(run -> run.recipe().id().value())
            .map(recipe -> structures.named(recipe, nodes.id("recipe/" + recipe)))
            .orElseGet(() -> structures.named("", NodeId.NULL_VALUE)));
  }

  private Shown<PressId> lock(PressId press, Instance unit) {
    Shown<PressId> lock = nodes.shown();
    LockTags.fill(lock, unit, locks);
    lock.show(press, nodes.now());
    return lock;
  }
}
