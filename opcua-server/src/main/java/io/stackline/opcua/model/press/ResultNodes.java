package io.stackline.opcua.model.press;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.node.ModelChanges;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.type.Structures;
import io.stackline.press.PressId;
import io.stackline.recipe.Recipe;
import io.stackline.run.Origin.SampleRef;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.Verdict;
import io.stackline.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * What ended runs came to, at each press that did a stage of them (LADS ResultSet). As many as
 * there are ended runs on show, for each goes with its run. Used on the crank only.
 */
final class ResultNodes {
  /** What a stage came to, by the names of its variables. */
  private static final List<String> VARIABLES =
      List.of("Peak", "DwellCredited", "InBandFraction", "RampRate", "RelativeDensity", "Verdict");

  private final Nodes nodes;
  private final NodeId type;
  private final NodeId setType;
  private final ModelChanges changes;
  private final Structures structures;
  private Site site;
  private final Map<RunId, Ended> results = new HashMap<>();

  /** Once the presses are there. */
  ResultNodes(
      Nodes nodes, PressTypes types, ModelChanges changes, Structures structures, Site site) {
    this.nodes = nodes;
    this.type = types.result();
    this.setType = types.results();
    this.changes = changes;
    this.structures = structures;
    this.site = site;
    site.presses().keySet().forEach(press -> changes.follow(set(press)));
  }

  /** What a run came to at one press. */
  private record Result(PressId press, Instance instance) {}

  /**
   * What an ended run came to.
   *
   * @param tried its stages that were tried
   */
  private record Ended(List<String> tried, List<Result> made) {}

  /** Shows what an ended run came to; anew if more of it turns out than a record has kept. */
  void show(RunStatus run) {
    List<StageStatus> tried = run.stages().stream().filter(ResultNodes::wasTried).toList();
    List<String> ids = tried.stream().map(StageStatus::id).toList();
    Ended before = results.get(run.id());
    if (before != null && before.tried().containsAll(ids)) {
      return;
    }
    forget(run.id());
    List<Result> made = new ArrayList<>();
    tried.stream()
        .map(StageStatus::press)
        .filter(site.presses()::containsKey)
        .distinct()
        .forEach(press -> made.add(new Result(press, add(press, run))));
    results.put(run.id(), new Ended(ids, made));
  }

  /** A stage of a finished record has no RUN_ID any more, but what it came to. */
  private static boolean wasTried(StageStatus stage) {
    boolean judged = stage.result().filter(each -> each.verdict() != Verdict.OPEN).isPresent();
    return judged || stage.runNumber() != 0;
  }

  /** The run is no longer on show. */
  void forget(RunId run) {
    Ended gone = results.remove(run);
    if (gone != null) {
      gone.made().forEach(this::remove);
    }
  }

  private void remove(Result gone) {
    nodes.remove(gone.instance());
    changes.removed(set(gone.press()), setType);
  }

  private NodeId set(PressId press) {
    return nodes.id(PressPath.of(press).results());
  }

  private Instance add(PressId press, RunStatus run) {
    NodeId set = set(press);
    Instance result =
        nodes.create(
            type,
            PressPath.of(press).root() + "/result/" + run.id(),
            nodes.name(run.id().value()),
            new Parent(set, NodeIds.HasComponent),
            Set.of("DeviceProgramRunId", "TotalRuntime", "FileSet/NodeVersion"),
            Map.of());
    values(run).forEach((member, value) -> set(result, member, value));
    NodeId variables = result.find("VariableSet").orElseThrow();
    for (StageStatus stage : run.stages()) {
      if (stage.press().equals(press) && wasTried(stage)) {
        for (String name : VARIABLES) {
          nodes.place(
              variables,
              nodes.id("run/" + run.id() + "/stage/" + stage.id() + "/" + name),
              NodeIds.Organizes);
        }
      }
    }
    changes.added(set, setType);
    return result;
  }

  private void set(Instance result, String member, Object value) {
    result.find(member).ifPresent(id -> nodes.values().set(id, value));
  }

  private Map<String, Object> values(RunStatus run) {
    Instant ended = run.ended().orElse(run.since());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ApplicationUri", "");
    values.put("Description", LocalizedText.english(run.recipe().id() + ": " + run.verdict()));
    values.put("User", run.startedBy());
    values.put("SupervisoryJobId", run.origin().job());
    values.put("SupervisoryTaskId", run.origin().task());
    values.put("Samples", samples(run));
    values.put("Properties", structures.keyValues(new TreeMap<>(run.bindings())));
    values.put("Started", new DateTime(run.started()));
    values.put("Stopped", new DateTime(ended));
    values.put("DeviceProgramRunId", run.id().value());
    values.put("TotalRuntime", (double) Duration.between(run.started(), ended).toMillis());
    values.put("FileSet/NodeVersion", "1");
    values.put("ProgramTemplate/DeviceTemplateId", run.recipe().id().value());
    values.put("ProgramTemplate/Version", String.valueOf(run.recipe().revision()));
    Optional<Recipe> recipe = Optional.ofNullable(site.recipes().get(run.recipe().id()));
    values.put(
        "ProgramTemplate/Description", LocalizedText.english(recipe.map(Recipe::title).orElse("")));
    values.put("ProgramTemplate/Author", "");
    values.put("ProgramTemplate/Created", DateTime.MIN_VALUE);
    values.put("ProgramTemplate/Modified", DateTime.MIN_VALUE);
    return values;
  }

  /** From now on recipes are called as this site calls them. */
  void name(Site changed) {
    site = changed;
  }

  private ExtensionObject[] samples(RunStatus run) {
    List<ExtensionObject> samples = new ArrayList<>();
    for (SampleRef each : run.origin().samples()) {
      samples.add(
          structures.sample(each.container(), each.sample(), each.position(), each.custom()));
    }
    return samples.toArray(new ExtensionObject[0]);
  }
}
