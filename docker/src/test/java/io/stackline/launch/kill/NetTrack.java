package io.stackline.launch.kill;

import io.stackline.launch.kill.Sight.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Which states each press went through and when, as its own PLC says. */
final class NetTrack implements AutoCloseable {
  /** A state and when it was first seen. */
  record Step(long nanos, State state) {}

  private final Spies spies;
  private final List<String> presses;
  private final Map<String, List<Step>> steps = new LinkedHashMap<>();
  private final Map<String, State> last = new HashMap<>();
  private final Thread thread = new Thread(this::work, "track");
  private volatile boolean closed;

  NetTrack(Spies spies, List<String> presses) {
    this.spies = spies;
    this.presses = presses;
    presses.forEach(each -> steps.put(each, new ArrayList<>()));
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      while (!closed) {
        List<State> now = spies.now();
        for (int i = 0; i < now.size() && now.size() == presses.size(); i++) {
          see(presses.get(i), now.get(i));
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private synchronized void see(String press, State state) {
    if (state != last.put(press, state)) {
      steps
          .computeIfAbsent(press, each -> new ArrayList<>())
          .add(new Step(System.nanoTime(), state));
    }
  }

  /** Forgets all but the present states. */
  synchronized void clear() {
    steps.values().forEach(List::clear);
  }

  synchronized State now(String press) {
    return last.getOrDefault(press, State.BOOT);
  }

  /** The presses in this state. */
  synchronized List<String> in(State state) {
    return presses.stream().filter(each -> last.get(each) == state).toList();
  }

  synchronized List<Step> steps(String press) {
    return List.copyOf(steps.getOrDefault(press, List.of()));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
