package io.stackline.opcua.model.press;

import io.stackline.map.Dialect;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.Operation;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.press.ConnectionTags.PressSiteView;
import io.stackline.opcua.model.type.CompanionTypes;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.security.Role;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.TagReading;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The presses of the site as nodes; used on the crank only, once the server runs. */
public final class PressNodes {
  /** DI's DeviceSet, OPC 10000-100 §4.6. */
  private static final long DEVICE_SET = 5001;

  private static final List<String> DEVICE_TAGS =
      Stream.of(ConnectionTags.DEVICE, WhyTags.PRESS, PressTags.DEVICE, List.of(PressTags.CYCLES))
          .flatMap(List::stream)
          .map(Tag::name)
          .toList();

  private final Nodes nodes;
  private final Site site;
  private final Desk desk;
  private final PressTypes types;
  private final NodeId deviceSet;
  private final Map<PressId, ShownPress> presses = new LinkedHashMap<>();
  private final Map<PressId, NodeId> devices = new LinkedHashMap<>();
  private int fresh;

  private PressNodes(Nodes nodes, Site site, Desk desk, PressTypes types, NodeId deviceSet) {
    this.nodes = nodes;
    this.site = site;
    this.desk = desk;
    this.types = types;
    this.deviceSet = deviceSet;
  }

  /** The types of presses, to be defined before any press is made. */
  public static final class Types {
    private final PressTypes types;

    private Types(PressTypes types) {
      this.types = types;
    }

    /** Defines them. */
    public static Types define(
        OpcUaServer server, CompanionTypes companions, OwnTypes own, Desk desk) {
      return new Types(PressTypes.define(server, companions, own, desk));
    }
  }

  /** Makes all presses of the site. */
  public static PressNodes add(
      Nodes nodes, Site site, Desk desk, Types types, CompanionTypes companions) {
    PressNodes made =
        new PressNodes(
            nodes, site, desk, types.types, companions.object(CompanionTypes.DI, DEVICE_SET));
    site.presses().values().forEach(made::add);
    return made;
  }

  private void add(PressSite each) {
    Press press = each.press();
    PressPath path = PressPath.of(press.id());
    Ranges ranges = Ranges.of(press, site);
    Shown<PressView> values = nodes.shown();
    Instance device = DeviceNodes.add(nodes, types, path, press, deviceSet);
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
    for (Operation operation : PressMethods.of(press.id())) {
      nodes.answer(
          device.find(operation.name()).orElseThrow(),
          new OperationHandler(operation, desk, run -> {}),
          Role.userExecutable());
    }
    Shown<List<TagReading>> further = nodes.shown();
    tags(path, device, functions, each, further);
    devices.put(press.id(), device.root());
    presses.put(press.id(), new ShownPress(connection, diagnostics, values, further));
  }

  private void diagnostics(Instance device, PressSite each, Shown<ConnectionView> diagnostics) {
    for (Tag<ConnectionView> tag : ConnectionTags.DIAGNOSTICS) {
      diagnostics.fill(device, "ConnectionDiagnostics/" + tag.name(), tag.telling());
    }
    Connection connection = each.connection();
    Shown<PressSiteView> fixed = nodes.shown();
    for (Tag<PressSiteView> tag : ConnectionTags.FIXED) {
      fixed.fill(device, "ConnectionDiagnostics/" + tag.name(), tag.telling());
    }
    fixed.show(
        new PressSiteView(
            connection.line().address(),
            connection.unit(),
            dialect(each.dialect()),
            connection.timeout().toMillis()),
        nodes.now());
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
    FurtherTags.add(nodes, path, folder, each.dialect(), further);
  }

  /** The devices, in the order of the site file. */
  public List<NodeId> devices() {
    return List.copyOf(devices.values());
  }

  /** Shows a reading; a press the site does not describe is passed over. */
  public void show(PressId id, PressReading reading) {
    ShownPress shown = presses.get(id);
    if (shown == null) {
      return;
    }
    fresh += (reading instanceof Fresh ? 1 : 0) - (shown.isFresh() ? 1 : 0);
    shown.show(reading, nodes::moment);
  }

  /**
   * How well the line is seen, as OPC UA's ServiceLevel tells it (OPC 10000-4 §6.6.2.4.2): 255 with
   * every press fresh, 1 with none, in between with some.
   */
  public int serviceLevel() {
    if (fresh == presses.size()) {
      return 255;
    }
    return fresh == 0 ? 1 : 2 + 197 * fresh / presses.size();
  }
}
