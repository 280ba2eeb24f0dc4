package io.stackline.opcua.value;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.core.NumericRange;
import org.eclipse.milo.opcua.sdk.server.items.BaseMonitoredItem;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * A monitored item that gets values no faster than its sampling interval, and always the last one.
 * Only on the crank of its {@link Slots}.
 */
final class PacedItem {
  /** How much before its time a value may come: what is read at that interval comes unevenly. */
  private static final long EARLY_NANOS = TimeUnit.MILLISECONDS.toNanos(12);

  private final Slots slots;
  private final Slot slot;
  private final DataItem item;
  private long notBefore;
  private long confirmedAt;
  private DataValue pushed = new DataValue(Variant.NULL_VALUE);
  private boolean deaf;
  private boolean waiting;
  private boolean closed;

  PacedItem(Slots slots, Slot slot, DataItem item) {
    this.slots = slots;
    this.slot = slot;
    this.item = item;
    this.notBefore = slots.wallNanos();
    this.confirmedAt = notBefore;
  }

  /**
   * The slot has a new value. Spaced is what was read, not what is told, so that a crank that was
   * held up passes on all it has missed.
   *
   * @param now when it was true; a time that lies before the last one says nothing of its spacing
   */
  void changed(long now) {
    if (waiting || closed) {
      return;
    }
    long wait = notBefore - now;
    if (wait <= early() || wait > intervalNanos() + early()) {
      send(now, slot.value());
    } else {
      waiting = true;
      slots.after(wait, this::flush);
    }
  }

  /**
   * The slot has the same value again, newly stamped: the item's filter decides whether it cares.
   */
  void confirmed(long now) {
    if (!deaf && !waiting && !closed && now - confirmedAt >= intervalNanos()) {
      confirmedAt = now;
      confirm(slot.value());
    }
  }

  /**
   * Most filters do not care, and asking each with each reading costs more than anything else. Milo
   * does not tell what filter an item has, but an empty queue that stays empty does.
   */
  private void confirm(DataValue value) {
    boolean newlyStamped = !Objects.equals(value.sourceTime(), pushed.sourceTime());
    if (!newlyStamped || !(item instanceof BaseMonitoredItem<?> queue)) {
      push(value);
      return;
    }
    synchronized (queue) { // no publisher may empty it in between
      boolean empty = !queue.hasNotifications();
      push(value);
      deaf = empty && item.isSamplingEnabled() && !queue.hasNotifications();
    }
  }

  /** Sends the value as it stands, whatever the spacing: the item is new or was switched on. */
  void refresh() {
    deaf = false;
    if (!closed) {
      send(slots.wallNanos(), slot.read());
    }
  }

  /** Nothing more is pushed. */
  void close() {
    closed = true;
    slot.forget(this);
  }

  /** Nothing more is pushed but why. */
  void close(StatusCode lastWord) {
    close();
    item.setValue(new DataValue(Variant.NULL_VALUE, lastWord, DateTime.now(), DateTime.now()));
  }

  private void flush() {
    waiting = false;
    if (!closed) {
      send(slots.wallNanos(), slot.read());
    }
  }

  /** On the whole values are as far apart as was asked for, though two may be a little nearer. */
  private void send(long now, DataValue value) {
    long debt = Math.max(-early(), Math.min(notBefore - now, early()));
    notBefore = now + debt + intervalNanos();
    confirmedAt = now;
    push(value);
  }

  private long early() {
    return Math.min(EARLY_NANOS, intervalNanos() / 4);
  }

  private void push(DataValue value) {
    if (item.isSamplingEnabled()) {
      pushed = value;
      item.setValue(inRange(value));
    }
  }

  private DataValue inRange(DataValue whole) {
    String range = item.getReadValueId().getIndexRange();
    if (range == null || range.isEmpty() || whole.value().isNull()) {
      return whole;
    }
    try {
      Object part = NumericRange.readFromValueAtRange(whole.value(), NumericRange.parse(range));
      return new DataValue(
          new Variant(part), whole.statusCode(), whole.sourceTime(), whole.serverTime());
    } catch (UaException e) {
      return new DataValue(
          Variant.NULL_VALUE, e.getStatusCode(), whole.sourceTime(), whole.serverTime());
    }
  }

  private long intervalNanos() {
    return (long) (item.getSamplingInterval() * TimeUnit.MILLISECONDS.toNanos(1));
  }
}
