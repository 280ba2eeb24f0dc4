package io.stackline.opcua.value;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/** One variable's value as it stands, and the monitored items that watch it. */
public final class Slot {
  private final Slots slots;
  private final List<PacedItem> items = new ArrayList<>();
  private volatile DataValue value;

  Slot(Slots slots, DataValue first) {
    this.slots = slots;
    this.value = first;
  }

  /** The value as a client reads it now; on any thread. */
  public DataValue read() {
    return value.withServerTime(DateTime.now());
  }

  DataValue value() {
    return value;
  }

  /**
   * Sets the value and pushes it, only on the crank of its {@link Slots}. A value that differs only
   * in its time stamps is new to readers, and to items that asked to hear of time stamps.
   */
  public void set(DataValue next) {
    DataValue last = value;
    boolean same = last.value().equals(next.value());
    // The old object again: the filters of a thousand items then see at a glance that it is the
    // same.
    value =
        same
            ? new DataValue(last.value(), next.statusCode(), next.sourceTime(), next.serverTime())
            : next;
    if (items.isEmpty()) {
      return;
    }
    boolean changed = !same || !last.statusCode().equals(next.statusCode());
    long now = slots.wallNanos();
    for (PacedItem item : items) {
      if (changed) {
        item.changed(now);
      } else {
        item.confirmed(now);
      }
    }
  }

  void watch(PacedItem item) {
    items.add(item);
  }

  void forget(PacedItem item) {
    items.remove(item);
  }

  List<PacedItem> items() {
    return List.copyOf(items);
  }
}
