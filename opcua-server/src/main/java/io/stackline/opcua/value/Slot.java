package io.stackline.opcua.value;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.jspecify.annotations.Nullable;

/**
 * One variable: its value as it stands, and the monitored items that watch it. While nobody
 * watches, its {@link Panel} has the value.
 */
final class Slot<T> {
  private static final Object NOTHING = new Object();

  private final Panel<T> panel;
  private final Telling<T> telling;

  /** In the order in which they began to watch. */
  private final Set<PacedItem> items = new LinkedHashSet<>(1);

  /** What the value was told from, if it was told plainly. */
  private Object source = NOTHING;

  /** The value, while somebody watches. */
  private volatile @Nullable DataValue held;

  Slot(Panel<T> panel, Telling<T> telling) {
    this.panel = panel;
    this.telling = telling;
  }

  /** The value as a client reads it now; on any thread. */
  DataValue read() {
    return value().withServerTime(DateTime.now());
  }

  DataValue value() {
    DataValue mine = held;
    return mine == null ? panel.value(telling) : mine;
  }

  /** Tells the value from a subject; what it comes from is not looked at twice. */
  @SuppressWarnings("ReferenceEquality") // the same object again means the same value
  void show(T subject, Moment moment) {
    Object now = telling.source(subject);
    if (now == source) {
      confirm(moment);
    } else {
      source = now;
      set(telling.of(subject), moment);
    }
  }

  void show(Function<Telling<T>, Sample> told, Moment moment) {
    source = NOTHING;
    set(told.apply(telling), moment);
  }

  /**
   * A value that differs only in its time stamps is new to readers, and to items that asked to hear
   * of time stamps.
   */
  private void set(Sample next, Moment moment) {
    DataValue last = value();
    boolean same = last.value().equals(next.value());
    if (same && last.statusCode().equals(next.status())) {
      confirm(moment);
      return;
    }
    // The old object again: the filters of a thousand items then see at a glance that it is the
    // same.
    held = (same ? new Sample(last.value(), next.status()) : next).at(moment);
    for (PacedItem item : items) {
      item.changed(moment.wallNanos());
    }
  }

  /** What stands was seen again at this moment. */
  void confirm(Moment moment) {
    DataValue last = value();
    held = new Sample(last.value(), last.statusCode()).at(moment);
    for (PacedItem item : items) {
      item.confirmed(moment.wallNanos());
    }
  }

  /** From now on the item hears of every change. */
  void watch(PacedItem item) {
    if (items.isEmpty()) {
      held = panel.value(telling);
      panel.watch(this);
    }
    items.add(item);
  }

  void forget(PacedItem item) {
    if (items.remove(item) && items.isEmpty()) {
      panel.forget(this);
      source = NOTHING;
      held = null;
    }
  }

  /** They do not change under who goes through them. */
  List<PacedItem> items() {
    return List.copyOf(items);
  }
}
