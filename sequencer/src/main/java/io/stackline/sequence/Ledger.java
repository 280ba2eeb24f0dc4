package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunStore;
import io.stackline.run.OrderId;
import io.stackline.time.Latencies;
import io.stackline.time.Time;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers nobody has used yet, and the one way to use them up: by writing it down. One crank
 * writes, anybody asks how long that took.
 */
final class Ledger {
  private final RunStore store;
  private final Time time;
  private final Latencies writes = new Latencies();
  private final long term;
  private Numbers numbers;

  Ledger(RunStore store, Time time) {
    this.store = store;
    this.time = time;
    term = store.journal().term();
    numbers = store.journal().numbers();
  }

  long term() {
    return term;
  }

  Numbers numbers() {
    return numbers;
  }

  /** The next order number of a press. */
  OrderId next(PressId press) {
    return new OrderId(press, numbers.order(press));
  }

  /** The numbers that are left when this one is used. */
  Numbers after(OrderId used) {
    Map<PressId, Long> orders = new HashMap<>(numbers.orders());
    orders.put(used.press(), used.number() + 1);
    return new Numbers(numbers.run(), orders);
  }

  /** When this returns, a crash loses none of it. */
  void write(Entry entry) {
    long from = time.wallNanos();
    store.journal().write(entry);
    writes.took(time.wallNanos() - from);
    numbers = entry.numbers();
  }

  /** How long entries took that were written. For any thread. */
  Latencies.Counted writes() {
    return writes.counted();
  }
}
