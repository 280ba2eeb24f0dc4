package io.stackline.launch.kill;

import io.stackline.launch.kill.Sight.State;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at every press, each on a thread and a connection of its own, past our own bridge. */
final class Spies implements AutoCloseable {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
  private static final long END_MS = 5000;

  /** What is known of our own process while presses are looked at. */
  private record Era(int life, boolean dead, boolean untouched) {}

  private final Map<String, PressWitness> witnesses = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<String> blind = new ArrayList<>();
  private volatile Era era = new Era(0, true, true);
  private volatile boolean closed;
  private volatile long sights;

  /**
   * Begins to look at presses of this machine.
   *
   * @param ports of each press's PLC
   */
  static Spies start(Map<String, Integer> ports) {
    return start(InetAddress.getLoopbackAddress(), ports);
  }

  /**
   * Begins to look.
   *
   * @param host where all PLCs are
   * @param ports of each press's PLC
   */
  static Spies start(InetAddress host, Map<String, Integer> ports) {
    Spies spies = new Spies();
    ports.forEach(
        (press, port) -> {
          PressWitness witness = new PressWitness(press);
          spies.witnesses.put(press, witness);
          Thread thread = new Thread(() -> spies.look(press, host, port, witness), "spy-" + press);
          thread.setDaemon(true);
          spies.threads.add(thread);
        });
    spies.threads.forEach(Thread::start);
    return spies;
  }

  private void look(String press, InetAddress host, int port, PressWitness witness) {
    try (ModbusReader plc = new ModbusReader(host, port, 1)) {
      while (!closed) {
        Era before = era;
        ByteBuffer registers = plc.input(Sight.FIRST, Sight.COUNT);
        Era after = era;
        if (!Sight.isTorn(registers)) {
          boolean same = before.life() == after.life();
          Sight sight =
              Sight.of(
                  registers,
                  after.life(),
                  same && before.dead() && after.dead(),
                  same && before.untouched() && after.untouched());
          synchronized (this) {
            witness.see(sight);
            sights++;
          }
          if (witness.wantsLimits()) {
            Limits limits = Limits.of(plc.holding(Limits.FIRST, Limits.COUNT));
            synchronized (this) {
              witness.limits(limits);
            }
          }
        }
        LockSupport.parkNanos(EVERY_NANOS);
      }
    } catch (IOException | RuntimeException e) {
      if (!closed) {
        synchronized (this) {
          blind.add("press " + press + " cannot be looked at any more: " + e);
        }
      }
    }
  }

  /** A life begins: whatever moves now is its doing. */
  void born(int life) {
    era = new Era(life, false, true);
  }

  /** Somebody is about to ask something of the life under way. */
  void touched() {
    Era now = era;
    era = new Era(now.life(), now.dead(), false);
  }

  /** Our process is gone; in which state its presses were last seen. */
  List<State> died() {
    Era now = era;
    era = new Era(now.life(), true, now.untouched());
    return now();
  }

  /** The state of each press, as it was last seen. */
  synchronized List<State> now() {
    return witnesses.values().stream()
        .flatMap(each -> each.last().stream())
        .map(Sight::state)
        .toList();
  }

  synchronized List<String> faults() {
    List<String> all = new ArrayList<>(blind);
    witnesses.values().forEach(each -> all.addAll(each.faults()));
    return all;
  }

  /** Strokes that were begun at each press, by RUN_ID. */
  synchronized Map<String, Map<Long, State>> strokes() {
    Map<String, Map<Long, State>> all = new LinkedHashMap<>();
    witnesses.forEach((press, witness) -> all.put(press, witness.strokes()));
    return all;
  }

  /** How many strokes were begun. */
  synchronized long begun() {
    return witnesses.values().stream().mapToLong(each -> each.strokes().size()).sum();
  }

  /** How many of them were held against the cap of their limits. */
  synchronized int capped() {
    return witnesses.values().stream().mapToInt(each -> each.caps().held()).sum();
  }

  /** The highest peak of all as a share of its cap. */
  synchronized double nearest() {
    return witnesses.values().stream().mapToDouble(each -> each.caps().nearest()).max().orElse(0);
  }

  /** How many sights of presses alone there were, by state. */
  synchronized Map<State, Integer> metAlone() {
    Map<State, Integer> all = new LinkedHashMap<>();
    witnesses
        .values()
        .forEach(each -> each.metAlone().forEach((state, n) -> all.merge(state, n, Integer::sum)));
    return all;
  }

  synchronized long sights() {
    return sights;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    for (Thread each : threads) {
      each.join(END_MS);
    }
  }
}
