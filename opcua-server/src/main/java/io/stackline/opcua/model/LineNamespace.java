package io.stackline.opcua.model;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.instance.Instantiator;
import io.stackline.opcua.instance.MemberTables;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.method.StartRun;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.press.PressNodes;
import io.stackline.opcua.model.recipe.RecipeNodes;
import io.stackline.opcua.model.run.RunNodes;
import io.stackline.opcua.value.Slots;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.AttributeReader;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** The site's own namespace: its line, presses, recipes and runs, and the items on them. */
public final class LineNamespace extends ManagedNamespaceWithLifecycle {
  /** Longest queue of an item: at the floor of the sampling interval this is most of a minute. */
  private static final long QUEUE_MAX = 1000;

  /** How long an accepted start waits for its run's nodes, so that they can be used at once. */
  private static final long SHOWN_WAIT_S = 1;

  private final Crank crank;
  private final Slots slots;
  private final LineNodes line;
  private final PressNodes presses;
  private final RunNodes runs;

  private LineNamespace(Parts parts, Models models) {
    super(parts.server(), uri(parts.site()));
    getLifecycleManager().addShutdownTask(models::close);
    this.crank = parts.crank();
    this.slots = new Slots(parts.time(), parts.crank(), this::readOnce);
    Instantiator instantiator = new Instantiator(new MemberTables(getServer()), getNodeContext());
    Nodes nodes =
        new Nodes(getNodeContext(), getNamespaceIndex(), instantiator, slots, parts.time());
    OperationHandler start = new OperationHandler(new StartRun(), parts.desk(), this::awaitShown);
    this.line =
        LineNodes.add(nodes, parts.site(), models.types().line(), models.companions(), start);
    this.presses =
        PressNodes.add(
            nodes, parts.site(), parts.desk(), models.types().press(), models.companions());
    line.show(presses.devices());
    RecipeNodes.add(nodes, parts.site(), models.types().recipe(), line.recipes());
    this.runs =
        new RunNodes(
            nodes, parts.desk(), models.types().run(), Ranges.of(parts.site()), line.runs());
  }

  /** What the namespace is made of. */
  public record Parts(OpcUaServer server, Site site, Time time, Crank crank, Desk desk) {}

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

  public LineNodes line() {
    return line;
  }

  public PressNodes presses() {
    return presses;
  }

  public RunNodes runs() {
    return runs;
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
    return new RevisedDataItemParameters(
        Math.max(samplingInterval, Nodes.SAMPLING_FLOOR),
        uint(Math.max(1, Math.min(queueSize.longValue(), QUEUE_MAX))));
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
