package io.stackline.opcua.model;

import io.stackline.board.Board;
import io.stackline.opcua.method.Abort;
import io.stackline.opcua.method.Adjust;
import io.stackline.opcua.method.Confirm;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.Hold;
import io.stackline.opcua.method.Operation;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.method.Release;
import io.stackline.opcua.method.Resume;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The runs as nodes: each appears with its first status, and of the ended ones the newest {@value
 * Board#ENDED_RUNS_KEPT} stay. Used on the crank only, once the server runs.
 */
public final class RunNodes {
  private final Nodes nodes;
  private final Desk desk;
  private final NodeId folder;
  private final Map<RunId, Shown> runs = new LinkedHashMap<>();

  private final Map<RunId, RunStatus> ended = new LinkedHashMap<>();
  private final Map<RunId, CompletableFuture<RunId>> awaited = new HashMap<>();

  private record Shown(
      NodeId node, TagNodes<RunStatus> tags, Map<String, TagNodes<StageStatus>> stages) {}

  RunNodes(Nodes nodes, Desk desk, NodeId line) {
    this.nodes = nodes;
    this.desk = desk;
    this.folder = nodes.folder("runs", "Runs", "Runs under way and the newest ended ones");
    nodes.place(line, folder, NodeIds.Organizes);
  }

  /** Completes the future when the run is shown, at once if it is already. */
  void whenShown(RunId run, CompletableFuture<RunId> shown) {
    awaited.values().removeIf(CompletableFuture::isDone);
    if (runs.containsKey(run)) {
      shown.complete(run);
    } else {
      awaited.put(run, shown);
    }
  }

  /** Shows a run as it is now; its nodes are made if it is new. */
  public void show(RunStatus status, Instant now) {
    Shown shown = runs.get(status.id());
    if (shown == null) {
      shown = add(status);
      fill(shown, status, now);
      nodes.place(folder, shown.node(), NodeIds.Organizes);
      runs.put(status.id(), shown);
      Optional.ofNullable(awaited.remove(status.id()))
          .ifPresent(each -> each.complete(status.id()));
    } else {
      fill(shown, status, now);
    }
    if (status.state().isEnded()) {
      ended.put(status.id(), status);
      forget();
    }
  }

  private static void fill(Shown shown, RunStatus status, Instant now) {
    shown.tags().show(status, now);
    for (StageStatus stage : status.stages()) {
      TagNodes<StageStatus> tags = shown.stages().get(stage.id());
      if (tags != null) {
        tags.show(stage, now);
      }
    }
  }

  private Shown add(RunStatus status) {
    String path = "run/" + status.id();
    NodeId node =
        nodes.object(path, status.id().value(), "A run of recipe " + status.recipe().id());
    TagNodes<RunStatus> tags = TagNodes.add(nodes, path, RunTags.RUN);
    NodeId stages = nodes.folder(path + "/stages", "Stages", "Its stages, in their order");
    nodes.place(node, stages, NodeIds.HasComponent);
    Map<String, TagNodes<StageStatus>> byStage = new LinkedHashMap<>();
    for (StageStatus stage : status.stages()) {
      String stagePath = path + "/stage/" + stage.id();
      NodeId stageNode = nodes.object(stagePath, stage.id(), stage.title());
      byStage.put(stage.id(), TagNodes.add(nodes, stagePath, RunTags.STAGE));
      nodes.place(stages, stageNode, NodeIds.HasComponent);
    }
    for (Operation operation : operations(status.id())) {
      nodes.method(path, new OperationHandler(operation, desk, run -> {}));
    }
    return new Shown(node, tags, byStage);
  }

  private static List<Operation> operations(RunId run) {
    return List.of(
        new Confirm(run),
        new Hold(run),
        new Resume(run),
        new Release(run),
        new Adjust(run),
        new Abort(run));
  }

  private void forget() {
    while (ended.size() > Board.ENDED_RUNS_KEPT) {
      RunStatus oldest =
          ended.values().stream()
              .min(Comparator.comparing(status -> status.ended().orElse(status.since())))
              .orElseThrow();
      ended.remove(oldest.id());
      Shown gone = runs.remove(oldest.id());
      if (gone != null) {
        nodes.remove(gone.node());
      }
    }
  }
}
