package io.stackline.opcua.model.press;

import io.stackline.map.Dialect;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.model.node.ModelChanges;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.model.press.ConnectionTags.PressSiteView;
import io.stackline.opcua.model.type.CompanionTypes;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.model.type.Structures;
import io.stackline.opcua.value.Sample;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.TagReading;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** The presses of the site as nodes; used on the crank only, once the server runs. */
public final class PressNodes {
  /** DI's DeviceSet, OPC 10000-100 §4.6. */
  private static final long DEVICE_SET = 5001;

  private static final List<String> DEVICE_TAGS =
      Stream.of(ConnectionTags.DEVICE, SceneTags.WHY, PressTags.DEVICE, List.of(PressTags.CYCLES))
          .flatMap(List::stream)
          .map(Tag::name)
          .toList();

  private final Nodes nodes;
  private final Site site;
  private final Locks locks;
  private final PressMethods methods;
  private final PressWrites writes;
  private final Map<PressId, Shown<PressId>> shownLocks = new LinkedHashMap<>();
  private final PressTypes types;
  private final Structures structures;
  private final ResultNodes results;
  private final NodeId deviceSet;
  private final Map<PressId, ShownPress> presses = new LinkedHashMap<>();
  private final Map<PressId, NodeId> devices = new LinkedHashMap<>();

  /** Those under way. */
  private final Map<RunId, RunStatus> runs = new HashMap<>();

  private Consumer<PressId> changed = press -> {};
  private int fresh;

  private PressNodes(Nodes nodes, Means means, PressTypes types, NodeId deviceSet) {
    this.nodes = nodes;
    this.site = means.site();
    this.locks = means.locks();
    this.methods = new PressMethods(nodes, means.desk(), means.locks(), means.shown());
    this.writes = new PressWrites(means.desk());
    this.types = types;
    this.structures = means.structures();
    this.results = new ResultNodes(nodes, types, means.changes(), means.structures(), means.site());
    this.deviceSet = deviceSet;
  }

  /**
   * What presses are made with.
   *
   * @param desk where commands go
   * @param shown returns, after a bounded wait, when a run can be seen as a node
   */
  public record Means(
      Site site,
      Desk desk,
      Locks locks,
      Structures structures,
      ModelChanges changes,
      Consumer<RunId> shown) {}

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
  public static PressNodes add(Nodes nodes, Means means, Types types, CompanionTypes companions) {
    PressNodes made =
        new PressNodes(nodes, means, types.types, companions.object(CompanionTypes.DI, DEVICE_SET));
    means.site().presses().values().forEach(made::add);
    return made;
  }

  private void add(PressSite each) {
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
    nodes.writable(target, true);
    writes.target(target, press.id(), ranges.apply(Unit.MPA));
    lock(press.id(), unit);
    Shown<List<TagReading>> further = nodes.shown();
    tags(path, device, functions, each, further);
    Shown<PressScene> scene = nodes.shown();
    DeviceNodes.around(types, device, scene, ranges);
    SceneTags.PROGRAM.forEach(
        (member, telling) -> scene.fill(unit, "ProgramManager/ActiveProgram/" + member, telling));
    scene.fill(unit, "ProgramManager/ActiveProgram/CurrentProgramTemplate", this::template);
    devices.put(press.id(), device.root());
    presses.put(
        press.id(), new ShownPress(connection, diagnostics, values, further, scene, nodes.now()));
  }

  private void diagnostics(Instance device, PressSite each, Shown<ConnectionView> diagnostics) {
    for (Tag<ConnectionView> tag : ConnectionTags.DIAGNOSTICS) {
      diagnostics.fill(device, "ConnectionDiagnostics/" + tag.name(), tag.telling());
    }
    Connection connection = each.connection();
    nodes.set(
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

  private void lock(PressId press, Instance unit) {
    Shown<PressId> lock = nodes.shown();
    lock.fill(unit, "Lock/Locked", id -> Sample.flag(locks.state(id).locked()));
    lock.fill(unit, "Lock/LockingClient", id -> Sample.text(locks.state(id).client()));
    lock.fill(unit, "Lock/LockingUser", id -> Sample.text(locks.state(id).user()));
    lock.fill(unit, "Lock/RemainingLockTime", id -> Sample.of(locks.state(id).remainingMs()));
    lock.show(press, nodes.now());
    shownLocks.put(press, lock);
  }

  /** Shows who holds a press's lock now. */
  public void showLock(PressId press) {
    Optional.ofNullable(shownLocks.get(press)).ifPresent(each -> each.show(press, nodes.now()));
  }

  /** Who takes what clients write. */
  public PressWrites writes() {
    return writes;
  }

  /** Whether a node is one of a press's. */
  public static boolean belongs(NodeId node, PressId press) {
    return String.valueOf(node.getIdentifier()).startsWith(PressPath.of(press).root() + "/");
  }

  /** The devices, in the order of the site file. */
  public List<NodeId> devices() {
    return List.copyOf(devices.values());
  }

  /** Who wants to know when a press or what is around it has changed. */
  public void listen(Consumer<PressId> whoever) {
    changed = whoever;
  }

  /** Which recipes a press can run alone, as far as the site tells (LADS ProgramTemplateSet). */
  public void programs(Map<RecipeId, NodeId> recipes) {
    recipes.forEach(
        (id, recipe) -> {
          for (PressSite each : site.presses().values()) {
            if (isProgram(site.recipes().get(id), each.press())) {
              nodes.place(
                  nodes.id(PressPath.of(each.press().id()).programs()),
                  recipe,
                  NodeIds.HasComponent);
            }
          }
        });
  }

  private static boolean isProgram(@Nullable Recipe recipe, Press press) {
    return recipe != null
        && recipe.status() == Recipe.Status.APPROVED
        && recipe.stages().stream().allMatch(stage -> press.kinds().contains(stage.kind()));
  }

  /** Shows a reading; a press the site does not describe is passed over. */
  public void show(PressId id, PressReading reading) {
    ShownPress shown = presses.get(id);
    if (shown == null) {
      return;
    }
    fresh += (reading instanceof Fresh ? 1 : 0) - (shown.isFresh() ? 1 : 0);
    if (shown.show(reading, nodes::moment)) {
      changed.accept(id);
    }
  }

  /** Shows what a press is there for and who runs on it. */
  public void show(PressUse use) {
    ShownPress shown = presses.get(use.press());
    if (shown != null) {
      shown.show(
          Optional.of(use),
          use.run().flatMap(run -> Optional.ofNullable(runs.get(run))),
          nodes.now());
      changed.accept(use.press());
    }
  }

  /** Shows a run at the presses that serve it. */
  public void show(RunStatus run) {
    if (run.state().isEnded()) {
      runs.remove(run.id());
      results.show(run);
    } else {
      runs.put(run.id(), run);
    }
    for (ShownPress shown : presses.values()) {
      Optional<PressUse> use = shown.around().use();
      if (use.flatMap(PressUse::run).equals(Optional.of(run.id()))) {
        shown.show(use, Optional.of(run), nodes.now());
      }
    }
  }

  /** A run is no longer shown, and what it came to goes with it. */
  public void forget(RunId run) {
    results.forget(run);
  }

  /** The item states of all presses. */
  public List<String> itemStates() {
    return presses.values().stream().map(each -> each.around().itemState()).toList();
  }

  /** The last reading of a press. */
  public Optional<PressReading> reading(PressId press) {
    return Optional.ofNullable(presses.get(press)).flatMap(each -> each.around().reading());
  }

  /** What a press is there for. */
  public Optional<PressUse> use(PressId press) {
    return Optional.ofNullable(presses.get(press)).flatMap(each -> each.around().use());
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
