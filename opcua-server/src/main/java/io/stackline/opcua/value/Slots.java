package io.stackline.opcua.value;

import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/**
 * All slots of the namespace and the items on them. Everything happens on one crank; the methods
 * about items hand over to it and may be called from any thread. Items on attributes that never
 * change get their one value at once and are never looked at again.
 */
public final class Slots {
  private final Time time;
  private final Crank crank;
  private final Function<DataItem, DataValue> once;
  private final Map<NodeId, Place> places = new HashMap<>();

  /** What paces the items on slots. */
  private final Map<ItemKey, PacedItem> paced = new HashMap<>();

  /** Items whose node has gone. */
  private final Set<ItemKey> orphans = new HashSet<>();

  /**
   * Who an item is. Numbers that follow each other lie behind each other in a map; by their
   * identity the garbage collector would find the items in no order, and lay them down like that:
   * whoever goes through ten thousand of them then waits for memory.
   */
  private record ItemKey(UInteger subscription, UInteger item) {
    static ItemKey of(MonitoredItem item) {
      return new ItemKey(item.getSubscriptionId(), item.getId());
    }
  }

  /**
   * Where a slot is: the panels alone hold them. In a map of their own the garbage collector would
   * find them first, and lay down all over the memory what is told together; that makes telling a
   * fifth dearer.
   */
  private record Place(Panel<?> panel, int number) {
    Slot<?> slot() {
      return panel.slot(number);
    }
  }

  /**
   * @param once reads, as its session sees it, what an item wants that has no slot
   */
  public Slots(Time time, Crank crank, Function<DataItem, DataValue> once) {
    this.time = time;
    this.crank = crank;
    this.once = once;
  }

  /**
   * A slot for a new node; on the crank, or before any item exists.
   *
   * @return the value as a client reads it, whenever it does; on any thread
   */
  public <T> Supplier<DataValue> add(NodeId node, Panel<T> panel, Telling<T> telling) {
    Place place = new Place(panel, panel.add(telling));
    places.put(node, place);
    return () -> place.slot().read();
  }

  /** The node is going: its items hear so; on the crank. */
  public void remove(NodeId node) {
    Place place = places.remove(node);
    if (place != null) {
      StatusCode gone = new StatusCode(StatusCodes.Bad_NodeIdUnknown);
      place.slot().items().forEach(item -> orphan(item.close(gone)));
    }
  }

  private void orphan(DataItem item) {
    paced.remove(ItemKey.of(item));
    orphans.add(ItemKey.of(item));
  }

  /** Items were created; each gets a value at once. */
  public void created(List<DataItem> items) {
    crank.execute(() -> items.forEach(this::create));
  }

  /** Items have other filters, intervals or queues now. */
  public void modified(List<DataItem> items) {
    crank.execute(() -> items.forEach(this::refresh));
  }

  /** Items were switched on or off. */
  public void switched(List<MonitoredItem> items) {
    crank.execute(() -> items.forEach(this::refresh));
  }

  /** Items are gone. */
  public void deleted(List<DataItem> items) {
    crank.execute(() -> items.forEach(this::delete));
  }

  private void create(DataItem item) {
    Optional<Slot<?>> slot = slot(item);
    if (slot.isPresent()) {
      PacedItem one = new PacedItem(this, slot.get(), item);
      Optional.ofNullable(paced.put(ItemKey.of(item), one)).ifPresent(PacedItem::close);
      slot.get().watch(one);
      one.refresh();
    } else {
      item.setValue(once.apply(item));
    }
  }

  private Optional<Slot<?>> slot(DataItem item) {
    ReadValueId wanted = item.getReadValueId();
    return AttributeId.Value.uid().equals(wanted.getAttributeId())
        ? Optional.ofNullable(places.get(wanted.getNodeId())).map(Place::slot)
        : Optional.empty();
  }

  private void refresh(MonitoredItem item) {
    if (!(item instanceof DataItem data) || orphans.contains(ItemKey.of(item))) {
      return;
    }
    PacedItem one = paced.get(ItemKey.of(data));
    if (one != null) {
      one.refresh();
    } else if (data.isSamplingEnabled()) {
      data.setValue(once.apply(data));
    }
  }

  private void delete(DataItem item) {
    if (!orphans.remove(ItemKey.of(item))) {
      Optional.ofNullable(paced.remove(ItemKey.of(item))).ifPresent(PacedItem::close);
    }
  }

  long wallNanos() {
    return time.wallNanos();
  }

  /** Wall time on a crank that runs in process time. */
  void after(long wallNanos, Runnable task) {
    crank.after(Duration.ofNanos((long) (wallNanos * time.speed())), task);
  }
}
