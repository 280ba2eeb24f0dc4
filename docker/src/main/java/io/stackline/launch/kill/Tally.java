package io.stackline.launch.kill;

import io.stackline.launch.kill.Sight.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is counted while lines live and die. Thread-safe. */
final class Tally {
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> kills = new TreeMap<>();
  private final Map<State, Integer> atKill = new EnumMap<>(State.class);
  private final List<Long> startMs = new ArrayList<>();
  private int back;
  private int waiting;

  synchronized void fault(String what) {
    faults.add(what);
  }

  /** A line was killed while its presses were in these states. */
  synchronized void killed(Moment moment, List<State> presses) {
    kills.merge(moment.trigger().name(), 1, Integer::sum);
    presses.forEach(each -> atKill.merge(each, 1, Integer::sum));
  }

  synchronized void started(long millis) {
    startMs.add(millis);
  }

  synchronized void back(HeldCheck.Back came) {
    back += came.held();
    waiting += came.waiting();
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized Map<String, Integer> kills() {
    return Map.copyOf(kills);
  }

  /** Presses at the moments of kills, by state. */
  synchronized Map<State, Integer> atKill() {
    return Map.copyOf(atKill);
  }

  /** The time each start took until the line served. */
  synchronized List<Long> startMs() {
    return startMs.stream().sorted().toList();
  }

  /** How often a run came back held by a restart. */
  synchronized int back() {
    return back;
  }

  /** How often one of them had been waiting for its dies. */
  synchronized int waiting() {
    return waiting;
  }
}
