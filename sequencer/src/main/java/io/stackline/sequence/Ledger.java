package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunStore;
import io.stackline.run.OrderId;
import java.util.HashMap;
import java.util.Map;

/** The numbers nobody has used yet, and the one way to use them up: by writing it down. */
final class Ledger {
  private final RunStore store;
  private final long term;
  private Numbers numbers;

  Ledger(RunStore store) {
    this.store = store;
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
    store.journal().write(entry);
    numbers = entry.numbers();
  }
}
