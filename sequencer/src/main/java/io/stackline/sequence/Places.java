package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What runs that wait are told: their place in the queue, and who has what they wait for. It
 * changes with every other run and is not kept in the journal. One crank uses it.
 */
final class Places {
  /** Presses and dies told of one run; the others are counted. */
  private static final int TOLD_MAX = 8;

  private final Policy policy;
  private Map<RunId, RunStatus> told = new HashMap<>();
  private Map<PressId, RunId> awaited = Map.of();

  Places(Policy policy) {
    this.policy = policy;
  }

  /** The first run that waits and could use it, by press. */
  Map<PressId, RunId> awaited() {
    return awaited;
  }

  /** What was told is no longer shown. */
  void forget() {
    told = new HashMap<>();
  }

  /** It was shown without its place. */
  void forget(RunId run) {
    told.remove(run);
  }

  /**
   * Runs to be shown anew.
   *
   * @param live runs that have not ended
   */
  List<RunStatus> news(Map<RunId, Run> live, Moment moment) {
    if (told.isEmpty() && live.values().stream().noneMatch(run -> run.step() instanceof Queued)) {
      return List.of();
    }
    LineView line = LineQueue.view(live.values(), moment);
    Map<PressId, Reserved> presses = Reserved.by(live.values());
    Map<DieId, RunId> dies = holders(live.values());
    Map<RunId, RunStatus> now = new HashMap<>();
    List<RunStatus> news = new ArrayList<>();
    Map<PressId, RunId> first = new HashMap<>();
    int place = 0;
    for (Waiting each : policy.order(line)) {
      place++;
      Run run = live.get(each.run());
      if (run != null) {
        String why = why(each, line, presses, dies, moment);
        RunStatus status = run.status().waiting(place, why);
        each.fits().forEach(press -> first.putIfAbsent(press, run.id()));
        now.put(run.id(), status);
        if (!status.equals(told.get(run.id()))) {
          news.add(status);
        }
      }
    }
    told = now;
    awaited = first;
    return news;
  }

  private static Map<DieId, RunId> holders(Collection<Run> live) {
    Map<DieId, RunId> holders = new HashMap<>();
    for (Run each : live) {
      each.status().dies().forEach(die -> holders.put(die, each.id()));
    }
    return holders;
  }

  private static String why(
      Waiting run,
      LineView line,
      Map<PressId, Reserved> presses,
      Map<DieId, RunId> dies,
      Moment moment) {
    List<String> reasons = new ArrayList<>();
    for (DieId each : run.dies().stream().sorted().toList()) {
      Optional<String> holder =
          Optional.ofNullable(dies.get(each)).map(other -> "die " + each + " is with run " + other);
      holder.or(() -> LineQueue.unusable(each, moment)).ifPresent(reasons::add);
    }
    if (run.fits().stream().noneMatch(line.presses()::contains)) {
      for (PressId each : run.fits()) {
        Optional<String> serves =
            Optional.ofNullable(presses.get(each))
                .map(other -> each + " serves run " + other.run());
        serves.or(() -> LineQueue.unserving(each, moment)).ifPresent(reasons::add);
      }
    }
    if (reasons.isEmpty()) {
      return "the dies it needs are kept for a run that comes first";
    }
    String more = reasons.size() > TOLD_MAX ? "; and " + (reasons.size() - TOLD_MAX) + " more" : "";
    return reasons.stream().limit(TOLD_MAX).collect(Collectors.joining("; ")) + more;
  }
}
