package io.stackline.opcua.value;

import java.util.Arrays;
import java.util.List;
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

  private static final PacedItem[] NOBODY = {};

  /**
   * The first {@link #watching} are there, each at its {@link PacedItem#place}. An array, for most
   * slots have one and are told ten times a second; each comes and goes without a look at the
   * others, for a slot may have tens of thousands.
   */
  private PacedItem[] items = NOBODY;

  private int watching;

  /** What the value was told from, if it was told plainly. */
  private Object source = NOTHING;

  /** The value, while somebody watches. */
  private volatile @Nullable Held held;

  /** Whether an item may want to hear that a value was seen again. */
  private boolean confirming;

  /**
   * A value since a turn of the panel.
   *
   * @param value as of that turn
   */
  private record Held(DataValue value, long turn) {
    /** Unchanged until a later turn, which is when it was true last. */
    DataValue at(Panel.Turn later) {
      return later.number() > turn
          ? new Sample(value.value(), value.statusCode()).at(later.moment())
          : value;
    }
  }

  Slot(Panel<T> panel, Telling<T> telling) {
    this.panel = panel;
    this.telling = telling;
  }

  /** The value as a client reads it now; on any thread. */
  DataValue read() {
    return value().withServerTime(DateTime.now());
  }

  DataValue value() {
    // The turn first: a value that is read after it was true then at least.
    Panel.Turn turn = panel.turn();
    Held mine = held;
    return mine == null ? panel.value(telling) : mine.at(turn);
  }

  /** Tells the value from a subject; what it comes from is not looked at twice. */
  @SuppressWarnings("ReferenceEquality") // the same object again means the same value
  void show(T subject, Panel.Turn turn) {
    Object now = telling.source(subject);
    if (now == source) {
      confirm(turn);
    } else {
      source = now;
      set(telling.of(subject), turn);
    }
  }

  void show(Function<Telling<T>, Sample> told, Panel.Turn turn) {
    source = NOTHING;
    set(told.apply(telling), turn);
  }

  /**
   * A value that differs only in its time stamps is new to readers, and to items that asked to hear
   * of time stamps.
   */
  private void set(Sample next, Panel.Turn turn) {
    DataValue last = value();
    boolean same = last.value().equals(next.value());
    if (same && last.statusCode().equals(next.status())) {
      confirm(turn);
      return;
    }
    // The old object again: the filters of a thousand items then see at a glance that it is the
    // same.
    Sample now = same ? new Sample(last.value(), next.status()) : next;
    held = new Held(now.at(turn.moment()), turn.number());
    for (int i = 0; i < watching; i++) {
      items[i].changed(turn.moment().wallNanos());
    }
  }

  /** What stands was seen again; whoever reads it sees when by the panel's turn. */
  void confirm(Panel.Turn turn) {
    Held mine = held;
    if (!confirming || mine == null) {
      return;
    }
    DataValue again = mine.at(turn);
    confirming = false;
    for (int i = 0; i < watching; i++) {
      confirming |= items[i].confirmed(again, turn.moment().wallNanos());
    }
  }

  /** An item may want to hear that the value was seen again. */
  void confirming() {
    confirming = true;
  }

  /** From now on the item, which watches nothing yet, hears of every change. */
  void watch(PacedItem item) {
    if (watching == 0) {
      held = new Held(panel.value(telling), panel.turn().number());
      panel.watch(this);
    }
    if (watching == items.length) {
      items = Arrays.copyOf(items, Math.max(1, 2 * watching));
    }
    item.place = watching;
    items[watching++] = item;
  }

  /** The last one takes its place. */
  @SuppressWarnings("ReferenceEquality") // an item has no equal
  void forget(PacedItem item) {
    int place = item.place;
    if (place >= watching || items[place] != item) {
      return;
    }
    PacedItem last = items[--watching];
    items[place] = last;
    last.place = place;
    if (watching == 0) {
      items = NOBODY;
      panel.forget(this);
      source = NOTHING;
      held = null;
    } else {
      items[watching] = items[0]; // holds on to nobody who has gone
    }
  }

  /** They do not change under who goes through them. */
  List<PacedItem> items() {
    return List.of(Arrays.copyOf(items, watching));
  }
}
