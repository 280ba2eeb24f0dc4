package io.stackline.opcua.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * One variable's value as it stands, and the monitored items that watch it. While nobody watches,
 * the value is made only when somebody reads it.
 */
public final class Slot {
  private final List<PacedItem> items = new ArrayList<>();
  private volatile Held held;

  /** A value, or how to come by it. */
  private sealed interface Held {
    DataValue value();

    /** The same, seen again. */
    Held at(Moment moment);
  }

  private record Made(DataValue value) implements Held {
    @Override
    public Held at(Moment moment) {
      return new Made(new Sample(value.value(), value.statusCode()).at(moment));
    }
  }

  private record Unmade(Supplier<Sample> sample, Moment moment) implements Held {
    @Override
    public DataValue value() {
      return sample.get().at(moment);
    }

    @Override
    public Held at(Moment again) {
      return new Unmade(sample, again);
    }
  }

  Slot(DataValue first) {
    this.held = new Made(first);
  }

  /** The value as a client reads it now; on any thread. */
  public DataValue read() {
    return held.value().withServerTime(DateTime.now());
  }

  DataValue value() {
    return held.value();
  }

  /**
   * Sets the value and pushes it, only on the crank of its {@link Slots}. A value that differs only
   * in its time stamps is new to readers, and to items that asked to hear of time stamps.
   *
   * @param next always gives the same, on any thread
   */
  public void set(Supplier<Sample> next, Moment moment) {
    if (items.isEmpty()) {
      held = new Unmade(next, moment);
    } else {
      set(next.get(), moment);
    }
  }

  /** As {@link #set(Supplier, Moment)}, of a value that is made already. */
  public void set(Sample next, Moment moment) {
    DataValue last = held.value();
    boolean same = last.value().equals(next.value());
    if (same && last.statusCode().equals(next.status())) {
      confirm(moment);
      return;
    }
    // The old object again: the filters of a thousand items then see at a glance that it is the
    // same.
    held = new Made((same ? new Sample(last.value(), next.status()) : next).at(moment));
    for (PacedItem item : items) {
      item.changed(moment.wallNanos());
    }
  }

  /** What stands was seen again at this moment; only on the crank of its {@link Slots}. */
  public void confirm(Moment moment) {
    held = held.at(moment);
    for (PacedItem item : items) {
      item.confirmed(moment.wallNanos());
    }
  }

  /** From now on the item hears of every change. */
  void watch(PacedItem item) {
    held = new Made(held.value());
    items.add(item);
  }

  void forget(PacedItem item) {
    items.remove(item);
  }

  List<PacedItem> items() {
    return List.copyOf(items);
  }
}
