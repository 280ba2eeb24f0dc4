package io.stackline.opcua.model;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.hardening.ServerLimits;
import io.stackline.opcua.instance.Instantiator;
import io.stackline.opcua.instance.MemberTables;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.lock.Subscribers;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.HandOverHandler;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.method.OrderRun;
import io.stackline.opcua.method.StartRun;
import io.stackline.opcua.method.Written;
import io.stackline.opcua.model.node.ModelChanges;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.press.PressNodes;
import io.stackline.opcua.model.recipe.RecipeNodes;
import io.stackline.opcua.model.run.RunNodes;
import io.stackline.opcua.model.type.Metadata;
import io.stackline.opcua.model.type.Structures;
import io.stackline.opcua.nodeset.LoadedModels;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.value.Slots;
import io.stackline.press.PressId;
import io.stackline.recipe.RecipeId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.why.HandOver;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.AttributeReader;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/** The site's own namespace: its line, presses, recipes and runs, and the items on them. */
public final class LineNamespace extends ManagedNamespaceWithLifecycle {
  /** How long an accepted start waits for its run's nodes, so that they can be used at once. */
  private static final long SHOWN_WAIT_S = 1;

  private final Crank crank;
  private final Desk desk;
  private final Slots slots;
  private final Models models;
  private final PermitTable permits = new PermitTable(Permit.LINE);
  private final LineNodes line;
  private final PressNodes presses;
  private final RunNodes runs;
  private final RecipeNodes recipes;
  private final ModelChanges changes;

  private LineNamespace(Parts parts, Models models) {
    super(parts.server(), uri(parts.site()));
    this.models = models;
    getLifecycleManager().addShutdownTask(models::close);
    this.crank = parts.crank();
    this.desk = parts.desk();
    this.slots = new Slots(parts.time(), parts.crank(), this::readOnce);
    Instantiator instantiator = new Instantiator(new MemberTables(getServer()), getNodeContext());
    Nodes nodes =
        new Nodes(
            getNodeContext(), getNamespaceIndex(), instantiator, slots, parts.time(), permits);
    new Metadata(getServer())
        .describe(getNodeContext(), getNamespaceIndex(), getNamespaceUri(), false);
    ModelChanges changes = new ModelChanges(getServer(), getNamespaceIndex(), nodes);
    OperationHandler start = new OperationHandler(new StartRun(), parts.desk(), this::awaitShown);
    OperationHandler order = new OperationHandler(new OrderRun(), parts.desk(), this::awaitShown);
    this.line =
        LineNodes.add(
            nodes,
            parts.site(),
            models.types().line(),
            models.companions(),
            new LineNodes.Methods(List.of(start, order), new HandOverHandler(parts.handOver())));
    this.presses =
        PressNodes.add(
            nodes,
            new PressNodes.Means(
                parts.site(),
                parts.desk(),
                parts.locks(),
                new Structures(getServer(), models.companions()),
                changes,
                this::awaitShown),
            models.types().press(),
            models.companions());
    parts.locks().watch(press -> crank.execute(() -> presses.showLock(press)));
    parts.locks().presence(new Subscribers(parts.server(), this::belongs));
    line.show(presses.devices());
    this.changes = changes;
    this.recipes = RecipeNodes.add(nodes, parts.site(), models.types().recipe(), line.recipes());
    nodes.loose().property(String.valueOf(line.recipes().getIdentifier()), "NodeVersion", "1");
    changes.follow(line.recipes());
    presses.programs(parts.site(), recipes.nodes());
    this.runs =
        new RunNodes(
            nodes,
            new RunNodes.Means(parts.desk(), changes, presses::reading, presses::use),
            models.types().run(),
            Ranges.of(parts.site()),
            line.runs());
    presses.listen(this::changed);
    runs.listen(presses::forget);
  }

  /**
   * What the namespace is made of.
   *
   * @param handOver what waits for whom now, for any thread
   */
  public record Parts(
      OpcUaServer server,
      Site site,
      Time time,
      Crank crank,
      Desk desk,
      Locks locks,
      Supplier<List<HandOver.Item>> handOver) {}

  /**
   * Builds the tree of presses and recipes; nothing is served before {@link #startup()}. Loads the
   * models it is made of first, so that all namespaces have the same indices after each start.
   */
  public static LineNamespace of(Parts parts) {
    return new LineNamespace(parts, Models.load(parts));
  }

  /** The URI by which clients find the namespace's index. */
  public static String uri(Site site) {
    return "urn:stackline:" + site.name();
  }

  /** What it takes to do what with its nodes. */
  public PermitTable permits() {
    return permits;
  }

  /** The companion models its nodes are made of. */
  public LoadedModels companions() {
    return models.loaded();
  }

  /** All nodes that are ours: our types, and the line made of them. */
  public List<NodeId> nodes() {
    return Stream.concat(
            models.own().namespace().getNodeManager().getNodeIds().stream(),
            getNodeManager().getNodeIds().stream())
        .filter(id -> id.getNamespaceIndex().compareTo(models.own().index()) >= 0)
        .toList();
  }

  public LineNodes line() {
    return line;
  }

  public PressNodes presses() {
    return presses;
  }

  public RunNodes runs() {
    return runs;
  }

  /**
   * Shows a run, and at its presses what it is at or came to; nothing, if newer ones have ended
   * than are kept. On the crank, or before anything is served.
   */
  public void show(RunStatus run, Instant at) {
    runs.show(run, at);
    presses.show(run);
    if (!runs.isShown(run.id())) {
      presses.forget(run.id());
    }
  }

  /** Shows the recipes of a site that has changed in these. On the crank. */
  public void reload(Site site) {
    Set<RecipeId> fresh = recipes.show(site);
    Map<RecipeId, NodeId> programs = new LinkedHashMap<>(recipes.nodes());
    programs.keySet().retainAll(fresh);
    presses.programs(site, programs);
    changes.added(line.recipes(), NodeIds.FolderType);
  }

  private void changed(PressId press) {
    runs.changed(press);
    line.state(presses::isAny);
  }

  private boolean belongs(NodeId node, PressId press) {
    return node.getNamespaceIndex().equals(getNamespaceIndex()) && PressNodes.belongs(node, press);
  }

  /**
   * The few variables that can be written take it to their press; all others refuse. Presses are
   * asked one after the other, and none is asked once the request has waited as long as a call may.
   */
  @Override
  public List<StatusCode> write(WriteContext context, List<WriteValue> values) {
    long began = desk.nanos();
    return values.stream().map(each -> write(context, each, began)).toList();
  }

  private StatusCode write(WriteContext context, WriteValue wanted, long began) {
    boolean whole = wanted.getIndexRange() == null || wanted.getIndexRange().isEmpty();
    if (!AttributeId.Value.uid().equals(wanted.getAttributeId())
        || getNodeManager().get(wanted.getNodeId()) == null) {
      return super.write(context, List.of(wanted)).get(0);
    }
    if (!whole) {
      return new StatusCode(StatusCodes.Bad_IndexRangeNoData);
    }
    if (desk.left(began).isNegative()) {
      return new StatusCode(StatusCodes.Bad_TooManyOperations);
    }
    return presses
        .writes()
        .write(context.getSession(), wanted.getNodeId(), wanted.getValue())
        .map(Written::status)
        .orElse(new StatusCode(StatusCodes.Bad_NotWritable));
  }

  private void awaitShown(RunId run) {
    CompletableFuture<RunId> shown = new CompletableFuture<>();
    crank.execute(() -> runs.whenShown(run, shown));
    try {
      shown.get(SHOWN_WAIT_S, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      shown.cancel(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public RevisedDataItemParameters onCreateDataItem(
      ReadValueId item, Double samplingInterval, UInteger queueSize) {
    double floor = ServerLimits.SAMPLING_MIN_MS;
    return new RevisedDataItemParameters(
        samplingInterval > floor ? samplingInterval : floor, // or NaN
        uint(Math.max(1, Math.min(queueSize.longValue(), ServerLimits.QUEUE_MAX))));
  }

  @Override
  public RevisedDataItemParameters onModifyDataItem(
      ReadValueId item, Double samplingInterval, UInteger queueSize) {
    return onCreateDataItem(item, samplingInterval, queueSize);
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    slots.created(items);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {
    slots.modified(items);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    slots.deleted(items);
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {
    slots.switched(items);
  }

  /** Everything that has no slot never changes, so one reading is all an item needs. */
  private DataValue readOnce(DataItem item) {
    ReadValueId wanted = item.getReadValueId();
    UaNode node = getNodeManager().get(wanted.getNodeId());
    if (node == null) {
      return new DataValue(StatusCodes.Bad_NodeIdUnknown);
    }
    return AttributeReader.readAttribute(
        () -> Optional.of(item.getSession()),
        node,
        wanted.getAttributeId(),
        item.getTimestampsToReturn(),
        wanted.getIndexRange(),
        wanted.getDataEncoding());
  }
}
