package io.stackline.opcua.model.run;

import io.stackline.board.Board;
import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.method.Abort;
import io.stackline.opcua.method.Adjust;
import io.stackline.opcua.method.Confirm;
import io.stackline.opcua.method.ConfirmWith;
import io.stackline.opcua.method.Decide;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.Hold;
import io.stackline.opcua.method.Operation;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.method.Release;
import io.stackline.opcua.method.Reschedule;
import io.stackline.opcua.method.Resume;
import io.stackline.opcua.method.Stop;
import io.stackline.opcua.model.node.ModelChanges;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.model.type.TypeSpec;
import io.stackline.opcua.model.type.TypeSpec.Part;
import io.stackline.opcua.security.Right;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.StageKind;
import io.stackline.run.HoldStatus;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The runs as nodes: each appears with its first status, and of the ended ones the newest {@value
 * Board#ENDED_RUNS_KEPT} stay. Used on the crank only, once the server runs.
 */
public final class RunNodes {
  private final Nodes nodes;
  private final Means means;
  private final Map<RunId, RunStatus> underWay = new LinkedHashMap<>();

  /** Runs under way, by the presses they need: presses change much more often than runs. */
  private final Map<PressId, List<RunId>> needing = new HashMap<>();

  private final Types types;
  private final Ranges ranges;
  private final NodeId folder;
  private Consumer<RunId> forgotten = run -> {};
  private final Map<RunId, ShownRun> runs = new LinkedHashMap<>();

  private final Map<RunId, RunStatus> ended = new LinkedHashMap<>();
  private final Map<RunId, List<CompletableFuture<RunId>>> awaited = new HashMap<>();

  /**
   * One run.
   *
   * @param made all that was made of it, the run itself first
   */
  private record ShownRun(
      List<Instance> made,
      Shown<RunStatus> tags,
      Shown<RunScene> why,
      Map<String, Shown<StageStatus>> stages,
      Map<String, Shown<HoldStatus>> holds) {}

  /** The types of runs. */
  public record Types(NodeId run, NodeId stage, NodeId hold) {
    /** Defines them. */
    public static Types define(OwnTypes own, Desk desk) {
      NodeId stage =
          own.define(
              TypeSpec.of(
                  "StageRunType",
                  NodeIds.BaseObjectType,
                  "One stage of a run: what it is to reach and what it came to",
                  RunTags.STAGE));
      NodeId run =
          own.define(
              TypeSpec.of(
                      "RunType",
                      NodeIds.BaseObjectType,
                      "A run of a recipe, from its start to its verdict",
                      all())
                  .with(
                      new Part(
                          own.name("Stages"), NodeIds.FolderType, "Its stages, in their order"))
                  .with(
                      operations(new RunId("any")).stream()
                          .map(each -> new OperationHandler(each, desk, id -> {}))
                          .toList()));
      return new Types(run, stage, HoldNodes.define(own));
    }

    private static List<Tag<?>> all() {
      List<Tag<?>> all = new ArrayList<>(RunTags.RUN);
      all.addAll(RunTags.WHY);
      return all;
    }
  }

  /** What runs are made with: where commands go, and who knows of the presses. */
  public record Means(
      Desk desk,
      ModelChanges changes,
      Function<PressId, Optional<PressReading>> readings,
      Function<PressId, Optional<PressUse>> uses) {}

  /**
   * Runs below a folder; none yet.
   *
   * @param ranges in which their values are likely to lie
   */
  public RunNodes(Nodes nodes, Means means, Types types, Ranges ranges, NodeId folder) {
    this.nodes = nodes;
    this.means = means;
    this.types = types;
    this.ranges = ranges;
    this.folder = folder;
    nodes.loose().property(String.valueOf(folder.getIdentifier()), "NodeVersion", "1");
    means.changes().follow(folder);
  }

  /** Who wants to know when a run is no longer shown. */
  public void listen(Consumer<RunId> whoever) {
    forgotten = whoever;
  }

  /** Completes the future when the run is shown, at once if it is already. */
  public void whenShown(RunId run, CompletableFuture<RunId> shown) {
    awaited.values().forEach(each -> each.removeIf(CompletableFuture::isDone));
    awaited.values().removeIf(List::isEmpty);
    if (runs.containsKey(run)) {
      shown.complete(run);
    } else {
      awaited.computeIfAbsent(run, each -> new ArrayList<>()).add(shown);
    }
  }

  /** Whether a run has nodes; an ended one only while it is one of the newest. */
  public boolean isShown(RunId run) {
    return runs.containsKey(run);
  }

  /**
   * Shows a run as it is now; its nodes are made if it is new. Before an ended one is shown as such
   * the oldest has gone: nobody ever sees one too many.
   */
  public void show(RunStatus status, Instant now) {
    if (status.state().isEnded()) {
      if (underWay.remove(status.id()) != null) {
        index();
      }
      ended.put(status.id(), status);
      forgetAllBut(status.id());
    } else {
      RunStatus before = underWay.put(status.id(), status);
      if (before == null || !presses(before).equals(presses(status))) {
        index();
      }
    }
    ShownRun shown = runs.get(status.id());
    if (shown == null) {
      shown = add(status);
      fill(shown, status, now);
      runs.put(status.id(), shown);
      means.changes().added(folder, NodeIds.FolderType);
      Optional.ofNullable(awaited.remove(status.id()))
          .ifPresent(all -> all.forEach(each -> each.complete(status.id())));
    } else {
      fill(shown, status, now);
    }
  }

  /** Shows how a hold is going, if its run is shown. */
  public void show(HoldStatus hold, Instant now) {
    ShownRun shown = runs.get(hold.run());
    if (shown != null && shown.holds().containsKey(hold.stage())) {
      shown.holds().get(hold.stage()).show(hold, now);
    }
  }

  /** A press, or what is around it, has changed: runs that need it may wait for something else. */
  public void changed(PressId press) {
    for (RunId id : needing.getOrDefault(press, List.of())) {
      RunStatus run = underWay.get(id);
      ShownRun shown = runs.get(id);
      if (run != null && shown != null) {
        why(shown, run);
      }
    }
  }

  private void index() {
    needing.clear();
    for (RunStatus run : underWay.values()) {
      presses(run)
          .forEach(
              press -> needing.computeIfAbsent(press, each -> new ArrayList<>()).add(run.id()));
    }
  }

  private static Set<PressId> presses(RunStatus run) {
    return run.stages().stream().map(StageStatus::press).collect(Collectors.toSet());
  }

  private void why(ShownRun shown, RunStatus run) {
    Map<PressId, PressReading> readings = new HashMap<>();
    Map<PressId, PressUse> uses = new HashMap<>();
    for (StageStatus stage : run.stages()) {
      means.readings().apply(stage.press()).ifPresent(each -> readings.put(stage.press(), each));
      means.uses().apply(stage.press()).ifPresent(each -> uses.put(stage.press(), each));
    }
    Instant now = nodes.now();
    shown.why().show(new RunScene(run, readings, uses, now), now);
  }

  private void fill(ShownRun shown, RunStatus status, Instant now) {
    shown.tags().show(status, now);
    why(shown, status);
    for (StageStatus stage : status.stages()) {
      Shown<StageStatus> tags = shown.stages().get(stage.id());
      if (tags != null) {
        tags.show(stage, now);
      }
    }
  }

  private ShownRun add(RunStatus status) {
    String path = "run/" + status.id();
    Instance run =
        nodes.create(
            types.run(),
            path,
            nodes.name(status.id().value()),
            new Parent(folder, NodeIds.Organizes),
            Set.of(),
            Map.of("Stages", path + "/stages"));
    nodes
        .labels()
        .describe(run.root(), status.id().value(), "A run of recipe " + status.recipe().id());
    Shown<RunStatus> tags = nodes.shown();
    tags.fill(run, RunTags.RUN, ranges);
    Shown<RunScene> why = nodes.shown();
    why.fill(run, RunTags.WHY, ranges);
    List<Instance> made = new ArrayList<>(List.of(run));
    Map<String, Shown<StageStatus>> byStage = new LinkedHashMap<>();
    Map<String, Shown<HoldStatus>> holds = new LinkedHashMap<>();
    for (StageStatus stage : status.stages()) {
      Instance one =
          nodes.create(
              types.stage(),
              path + "/stage/" + stage.id(),
              stage.id(),
              new Parent(run.find("Stages").orElseThrow(), NodeIds.HasComponent));
      nodes.labels().describe(one.root(), stage.id(), stage.title());
      Shown<StageStatus> shown = nodes.shown();
      shown.fill(one, RunTags.STAGE, ranges);
      byStage.put(stage.id(), shown);
      made.add(one);
      if (stage.kind() == StageKind.INSITU) {
        String at = path + "/stage/" + stage.id();
        HoldNodes hold = HoldNodes.add(nodes, types.hold(), at, one.root(), ranges);
        holds.put(stage.id(), hold.shown());
        made.add(hold.made());
      }
    }
    for (Operation operation : operations(status.id())) {
      nodes
          .access()
          .answer(
              run.find(operation.name()).orElseThrow(),
              new OperationHandler(operation, means.desk(), id -> {}),
              Right.OPERATE);
    }
    return new ShownRun(List.copyOf(made), tags, why, byStage, holds);
  }

  private static List<Operation> operations(RunId run) {
    return List.of(
        new Confirm(run),
        new ConfirmWith(run),
        new Hold(run),
        new Resume(run),
        new Release(run),
        new Adjust(run),
        new Stop(run),
        new Abort(run),
        new Decide(run),
        new Reschedule(run));
  }

  /** Who has just ended stays, whatever the clock says: its verdict is what clients wait for. */
  private void forgetAllBut(RunId latest) {
    while (ended.size() > Board.ENDED_RUNS_KEPT) {
      RunStatus oldest =
          ended.values().stream()
              .filter(status -> !status.id().equals(latest))
              .min(Comparator.comparing(status -> status.ended().orElse(status.since())))
              .orElseThrow();
      ended.remove(oldest.id());
      ShownRun gone = runs.remove(oldest.id());
      if (gone != null) {
        forgotten.accept(oldest.id());
        gone.made().forEach(nodes::remove);
        means.changes().removed(folder, NodeIds.FolderType);
      }
    }
  }
}
