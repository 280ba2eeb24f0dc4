package io.stackline.opcua.model.press;

import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.model.node.ModelChanges;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.press.PressAssembly.Assembled;
import io.stackline.opcua.model.type.CompanionTypes;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.model.type.Structures;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** The presses of the site as nodes; used on the crank only, once the server runs. */
public final class PressNodes {
  /** DI's DeviceSet, OPC 10000-100 §4.6. */
  private static final long DEVICE_SET = 5001;

  /** What a press is as long as nothing was read of it. */
  private static final String NOT_AVAILABLE = "NotAvailable";

  private final Nodes nodes;
  private final ResultNodes results;
  private final PressAssembly assembly;
  private final Map<PressId, Assembled> presses = new LinkedHashMap<>();

  /** Those under way. */
  private final Map<RunId, RunStatus> runs = new HashMap<>();

  /** How many presses have which MachineryItemState. */
  private final Map<String, Integer> itemStates = new HashMap<>();

  private Consumer<PressId> changed = press -> {};
  private int fresh;

  private PressNodes(Nodes nodes, Means means, PressTypes types, NodeId deviceSet) {
    this.nodes = nodes;
    this.assembly = new PressAssembly(nodes, means, types, deviceSet);
    for (PressSite each : means.site().presses().values()) {
      presses.put(each.press().id(), assembly.add(each));
    }
    this.results = new ResultNodes(nodes, types, means.changes(), means.structures(), means.site());
    itemStates.put(NOT_AVAILABLE, presses.size());
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
    return new PressNodes(
        nodes, means, types.types, companions.object(CompanionTypes.DI, DEVICE_SET));
  }

  /** Shows who holds a press's lock now. */
  public void showLock(PressId press) {
    Optional.ofNullable(presses.get(press)).ifPresent(each -> each.lock().show(press, nodes.now()));
  }

  /** Who takes what clients write. */
  public PressWrites writes() {
    return assembly.writes();
  }

  /** Whether a node is one of a press's. */
  public static boolean belongs(NodeId node, PressId press) {
    return String.valueOf(node.getIdentifier()).startsWith(PressPath.of(press).root() + "/");
  }

  /** The devices, in the order of the site file. */
  public List<NodeId> devices() {
    return presses.values().stream().map(Assembled::device).toList();
  }

  /** Who wants to know when a press or what is around it has changed. */
  public void listen(Consumer<PressId> whoever) {
    changed = whoever;
  }

  /**
   * Which recipes a press can run alone, as far as the site tells (LADS ProgramTemplateSet).
   *
   * @param recipes nodes that were made anew
   */
  public void programs(Site site, Map<RecipeId, NodeId> recipes) {
    results.name(site);
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
    Optional<ShownPress> shown = shown(id);
    if (shown.isEmpty()) {
      return;
    }
    fresh += (reading instanceof Fresh ? 1 : 0) - (shown.get().isFresh() ? 1 : 0);
    String before = shown.get().around().itemState();
    if (shown.get().show(reading, nodes::moment)) {
      changed(id, shown.get(), before);
    }
  }

  /** Shows what a press is there for and who runs on it. */
  public void show(PressUse use) {
    shown(use.press()).ifPresent(shown -> show(shown, use));
  }

  private void show(ShownPress shown, PressUse use) {
    String before = shown.around().itemState();
    shown.show(
        Optional.of(use),
        named(use).flatMap(run -> Optional.ofNullable(runs.get(run))),
        nodes.now());
    changed(use.press(), shown, before);
  }

  /** The run that has a press, else the first that waits for it. */
  private static Optional<RunId> named(PressUse use) {
    return use.run().or(use::awaited);
  }

  /** The line is told when it matters to it, for there may be hundreds of presses. */
  private void changed(PressId press, ShownPress shown, String before) {
    String now = shown.around().itemState();
    if (!now.equals(before)) {
      itemStates.merge(before, -1, Integer::sum);
      itemStates.merge(now, 1, Integer::sum);
    }
    changed.accept(press);
  }

  private Optional<ShownPress> shown(PressId press) {
    return Optional.ofNullable(presses.get(press)).map(Assembled::shown);
  }

  /** Shows a run at the presses that serve it. */
  public void show(RunStatus run) {
    if (run.state().isEnded()) {
      runs.remove(run.id());
      results.show(run);
    } else {
      runs.put(run.id(), run);
    }
    for (Assembled each : presses.values()) {
      Optional<PressUse> use = each.shown().around().use();
      if (use.flatMap(PressNodes::named).equals(Optional.of(run.id()))) {
        each.shown().show(use, Optional.of(run), nodes.now());
      }
    }
  }

  /** A run is no longer shown, and what it came to goes with it. */
  public void forget(RunId run) {
    results.forget(run);
  }

  /** Whether some press has this MachineryItemState. */
  public boolean isAny(String itemState) {
    return itemStates.getOrDefault(itemState, 0) > 0;
  }

  /** The last reading of a press. */
  public Optional<PressReading> reading(PressId press) {
    return shown(press).flatMap(each -> each.around().reading());
  }

  /** What a press is there for. */
  public Optional<PressUse> use(PressId press) {
    return shown(press).flatMap(each -> each.around().use());
  }

  /** How many presses have a fresh reading. */
  public int fresh() {
    return fresh;
  }

  /** How many presses there are. */
  public int size() {
    return presses.size();
  }
}
