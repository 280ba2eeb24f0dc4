package io.stackline.opcua.value;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/** One variable's value as it stands, and the monitored items that watch it. */
public final class Slot {
  private final List<PacedItem> items = new ArrayList<>();
  private volatile DataValue value;

  Slot(DataValue first) {
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
  public void set(Sample next, Moment moment) {
    DataValue last = value;
    boolean same = last.value().equals(next.value());
    if (same && last.statusCode().equals(next.status())) {
      confirm(moment);
      return;
    }
    // The old object again: the filters of a thousand items then see at a glance that it is the
    // same.
    value = (same ? new Sample(last.value(), next.status()) : next).at(moment);
    for (PacedItem item : items) {
      item.changed(moment.wallNanos());
    }
  }

  /** What stands was seen again at this moment; only on the crank of its {@link Slots}. */
  public void confirm(Moment moment) {
    value = new Sample(value.value(), value.statusCode()).at(moment);
    for (PacedItem item : items) {
      item.confirmed(moment.wallNanos());
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
