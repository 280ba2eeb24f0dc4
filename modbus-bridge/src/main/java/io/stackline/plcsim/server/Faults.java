package io.stackline.plcsim.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The faults of one unit: those that wait for their time, and those at work.
 *
 * <p>Guarded by the unit's lock, except that the socket thread draws a transaction's fate without
 * it.
 */
final class Faults {
  private final Device device;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Working> working = new ArrayList<>();
  private volatile List<WireFault> wires = List.of();

  private record Waiting(long dueMs, Fault.Order order, long seed) {}

  private record Working(long endMs, Fault fault, List<WireFault> wire) {}

  Faults(Device device) {
    this.device = device;
  }

  void add(Fault.Order order, long seed, long nowMs) {
    waiting.add(new Waiting(nowMs + order.after().toMillis(), order, seed));
    tick(nowMs);
  }

  void clear() {
    waiting.clear();
    working.forEach(this::end);
    working.clear();
    show();
  }

  /** Begins and ends what is due at this time of the simulated PLC, ms. */
  void tick(long nowMs) {
    if (waiting.isEmpty() && working.isEmpty()) {
      return;
    }
    boolean changed = false;
    for (Iterator<Working> each = working.iterator(); each.hasNext(); ) {
      Working fault = each.next();
      if (nowMs >= fault.endMs) {
        each.remove();
        end(fault);
        changed = true;
      }
    }
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting fault = each.next();
      if (nowMs >= fault.dueMs) {
        each.remove();
        begin(fault, nowMs);
        changed = true;
      }
    }
    if (changed) {
      show();
    }
  }

  /** What befalls the next transaction; called by the socket thread alone. */
  Fate draw() {
    return Fate.of(wires);
  }

  private void begin(Waiting due, long nowMs) {
    long lastingMs = due.order.lasting().toMillis();
    long endMs = lastingMs == 0 ? Long.MAX_VALUE : nowMs + lastingMs;
    Fault fault = due.order.fault();
    if (fault instanceof Fault.AtPress process) {
      process.trouble().begin(device, process.amount());
      working.add(new Working(endMs, fault, List.of()));
    } else if (fault instanceof Fault.OnWire wire) {
      working.add(new Working(endMs, fault, List.of(new WireFault(wire, due.seed))));
    }
  }

  private void end(Working fault) {
    if (fault.fault instanceof Fault.AtPress process) {
      process.trouble().end(device);
    }
  }

  private void show() {
    wires = working.stream().flatMap(each -> each.wire.stream()).toList();
  }
}
