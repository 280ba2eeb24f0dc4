package io.stackline.opcua.value;

import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.core.NumericRange;
import org.eclipse.milo.opcua.sdk.server.items.BaseMonitoredItem;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A monitored item that gets values no faster than its sampling interval, and always the last one.
 * Only on the crank of its {@link Slots}.
 */
final class PacedItem {
  /** How much before its time a value may come: what is read at that interval comes unevenly. */
  private static final long EARLY_NANOS = TimeUnit.MILLISECONDS.toNanos(12);

  /**
   * So soon what is left at the crank of items that have gone, or are to be faster from now on, is
   * gone; else who makes and deletes slow items could fill it.
   */
  private static final long REMINDER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Logger LOG = LoggerFactory.getLogger(PacedItem.class);

  private final Slots slots;
  private final Slot<?> slot;
  private final DataItem item;

  /** Whether the whole value is wanted: items are many, and this is asked with each of them. */
  private final boolean whole;

  /** Where its slot keeps it; the slot's own. */
  int place;

  private long intervalNanos;
  private long notBefore;
  private long confirmedAt;
  private long stamped;
  private boolean deaf;

  /** A change is to be told, but not yet. */
  private boolean waiting;

  /** At the crank there is one task for this item at most. */
  private boolean reminded;

  private boolean closed;
  private boolean failed;

  PacedItem(Slots slots, Slot<?> slot, DataItem item) {
    this.slots = slots;
    this.slot = slot;
    this.item = item;
    String range = item.getReadValueId().getIndexRange();
    this.whole = range == null || range.isEmpty();
    this.intervalNanos = intervalNanos(item);
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
    if (wait <= early() || wait > intervalNanos + early()) {
      send(now, slot.value());
    } else {
      waiting = true;
      remind(wait);
    }
  }

  /**
   * The slot has the same value again, newly stamped: the item's filter decides whether it cares.
   * What comes too soon is told later, for it may be the last for long.
   *
   * @param value as it stands, stamped
   * @param now when it was true, as in {@link #changed}
   * @return whether it wants to hear so again
   */
  boolean confirmed(DataValue value, long now) {
    if (deaf || waiting || closed) {
      return !deaf;
    }
    long wait = confirmedAt + intervalNanos - now;
    if (wait <= 0 || wait > intervalNanos) {
      confirmedAt = now;
      confirm(value);
    } else {
      remind(wait);
    }
    return !deaf;
  }

  /** A reminder that stands is near enough: it sees what is to be told by then, and when. */
  private void remind(long wait) {
    if (!reminded) {
      reminded = true;
      slots.after(Math.min(wait, REMINDER_NANOS), this::remember);
    }
  }

  private void remember() {
    reminded = false;
    boolean stale = !deaf && stamp(slot.value()) != stamped;
    if (closed || (!waiting && !stale)) {
      return;
    }
    long now = slots.wallNanos();
    long wait = (waiting ? notBefore : confirmedAt + intervalNanos) - now;
    if (wait > early()) {
      remind(wait);
    } else if (waiting) {
      waiting = false;
      send(now, slot.read());
    } else {
      confirmedAt = now;
      confirm(slot.value());
    }
  }

  /**
   * Most filters do not care, and asking each with each reading costs more than anything else. Milo
   * does not tell what filter an item has, but an empty queue that stays empty does.
   */
  private void confirm(DataValue value) {
    if (stamp(value) == stamped || !(item instanceof BaseMonitoredItem<?> queue)) {
      push(value);
      return;
    }
    synchronized (queue) { // no publisher may empty it in between
      // An item that only samples says of its queue that it has nothing, whatever is in it.
      boolean empty =
          queue.getMonitoringMode() == MonitoringMode.Reporting && !queue.hasNotifications();
      push(value);
      deaf = empty && !queue.hasNotifications();
    }
  }

  /** Sends the value as it stands, whatever the spacing: the item is new or was switched on. */
  void refresh() {
    deaf = false;
    slot.confirming();
    waiting = false;
    intervalNanos = intervalNanos(item);
    if (!closed) {
      send(slots.wallNanos(), slot.read());
    }
  }

  /** Nothing more is pushed. */
  void close() {
    closed = true;
    slot.forget(this);
  }

  /** Nothing more is pushed to the item but why. */
  DataItem close(StatusCode lastWord) {
    close();
    item.setValue(new DataValue(Variant.NULL_VALUE, lastWord, DateTime.now(), DateTime.now()));
    return item;
  }

  /** On the whole values are as far apart as was asked for, though two may be a little nearer. */
  private void send(long now, DataValue value) {
    long debt = Math.max(-early(), Math.min(notBefore - now, early()));
    notBefore = now + debt + intervalNanos;
    confirmedAt = now;
    push(value);
  }

  private long early() {
    return Math.min(EARLY_NANOS, intervalNanos / 4);
  }

  private void push(DataValue value) {
    if (item.isSamplingEnabled()) {
      stamped = stamp(value);
      try {
        item.setValue(whole || value.value().isNull() ? value : inRange(value));
      } catch (RuntimeException e) {
        tellOnce(e);
      }
    }
  }

  /** One item's filter that fails must neither keep others from hearing nor fill the log. */
  private void tellOnce(RuntimeException e) {
    if (!failed) {
      failed = true;
      LOG.warn("node={} an item could not be told", item.getReadValueId().getNodeId(), e);
    }
  }

  private static long stamp(DataValue value) {
    DateTime time = value.sourceTime();
    return time == null ? 0 : time.getUtcTime();
  }

  private DataValue inRange(DataValue whole) {
    String range = item.getReadValueId().getIndexRange();
    try {
      Object part = NumericRange.readFromValueAtRange(whole.value(), NumericRange.parse(range));
      return new DataValue(
          new Variant(part), whole.statusCode(), whole.sourceTime(), whole.serverTime());
    } catch (UaException e) {
      return new DataValue(
          Variant.NULL_VALUE, e.getStatusCode(), whole.sourceTime(), whole.serverTime());
    }
  }

  private static long intervalNanos(DataItem item) {
    return (long) (item.getSamplingInterval() * TimeUnit.MILLISECONDS.toNanos(1));
  }
}
