package io.stackline.launch.kill;

import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether a held run can be set free: resumed or decided on it goes on; refused, the refusal says
 * what to do, and doing it helps; what waits for its dies gets none while it is held. Pure but for
 * what it remembers. Thread-safe.
 */
final class SetFree {
  /** Within it a run whose resuming was accepted is seen to do something else. */
  static final long GOES_ON_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** For so long a press may still let go, or be reset, before its run can be set free. */
  static final long REFUSED_NANOS = TimeUnit.SECONDS.toNanos(20);

  /**
   * A run that is held.
   *
   * @param since when it was, by the line
   * @param dies what it had then
   * @param seen when it was first seen so
   * @param accepted when and what was accepted of it since
   * @param refusal the last one since, empty if none
   * @param told whether a fault of it was told
   */
  private record Held(
      String since,
      String dies,
      long seen,
      Optional<Accepted> accepted,
      String refusal,
      boolean told) {
    Held heard(Optional<Accepted> now, String why) {
      return new Held(since, dies, seen, now, why, told);
    }

    Held blamed() {
      return new Held(since, dies, seen, accepted, refusal, true);
    }
  }

  private record Accepted(What what, long at) {}

  private final Map<String, Held> held = new HashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Another life of the line. */
  synchronized void begin() {
    held.clear();
  }

  /** What the line shows of a run. */
  synchronized void seen(String run, String state, String since, String dies, long now) {
    Held before = held.get(run);
    if (!state.equals("HELD")) {
      held.remove(run);
      gone(before);
    } else if (before == null || !before.since().equals(since)) {
      gone(before);
      held.put(run, new Held(since, dies, now, Optional.empty(), "", false));
    } else if (!before.told()) {
      fault(before, dies, now)
          .ifPresent(
              what -> {
                faults.add("run " + run + " " + what);
                held.put(run, before.blamed());
              });
    }
  }

  private void gone(@Nullable Held before) {
    if (before != null) {
      before.accepted().ifPresent(each -> counts.merge(each.what().name(), 1, Integer::sum));
    }
  }

  private static Optional<String> fault(Held before, String dies, long now) {
    if (before.dies().isEmpty() && !dies.isEmpty()) {
      return Optional.of("was given " + dies + " while it was held");
    }
    if (before.accepted().isPresent()) {
      Accepted accepted = before.accepted().get();
      return now - accepted.at() > GOES_ON_NANOS
          ? Optional.of(
              "was told " + accepted.what() + ", which was accepted, and is held as before")
          : Optional.empty();
    }
    return !before.refusal().isEmpty() && now - before.seen() > REFUSED_NANOS
        ? Optional.of("cannot be set free: " + before.refusal())
        : Optional.empty();
  }

  /** What was heard of a command; only those that set free are looked at. */
  synchronized void heard(Told told, Answer answer, long now) {
    if (told.what() != What.RESUME && told.what() != What.REPEAT && told.what() != What.SKIP) {
      return;
    }
    if (answer instanceof Answer.Accepted) {
      held.computeIfPresent(
          told.run(), (run, each) -> each.heard(Optional.of(new Accepted(told.what(), now)), ""));
    } else if (answer instanceof Answer.Refused refused) {
      counts.merge(told.what() + " refused", 1, Integer::sum);
      if (!saysWhatToDo(refused.why())) {
        faults.add(
            "run " + told.run() + " refuses " + told.what() + " with \"" + refused.why() + "\"");
      }
      held.computeIfPresent(told.run(), (run, each) -> each.heard(Optional.empty(), refused.why()));
    }
  }

  /** A refusal is what is wrong and what to do about it (docs/opcua.md, Message). */
  private static boolean saysWhatToDo(String why) {
    int at = why.indexOf("; ");
    return at > 0 && !why.substring(0, at).isBlank() && !why.substring(at + 2).isBlank();
  }

  /** Whether nothing sets it free, and a fault of it was told. */
  synchronized boolean isStuck(String run) {
    Held now = held.get(run);
    return now != null && now.told();
  }

  /** How often runs were set free by what, and how often what was refused. */
  synchronized Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }
}
