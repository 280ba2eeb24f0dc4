package io.stackline.launch.kill;

import io.stackline.launch.kill.Sight.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what a press does, sight by sight, by its own registers and the map it promises to keep:
 * one start a RUN_ID; alone it does what its program says; nothing presses by itself after a
 * restart; no force above the cap it was given. Pure but for what it remembers; one thread at a
 * time.
 */
final class PressWitness {
  /** The PLC shows what it decides with its next refresh; the lease with the one before. */
  private static final long SETTLING_MS = 500;

  /** How long a frozen ramp keeps its load (PRESSMAP, "When the host falls silent"). */
  private static final long FROZEN_MS = 30_000;

  private static final long FROZEN_SLACK_MS = 3000;

  /** What may follow while nobody owns the press; whatever is not here stays as it is. */
  private static final Map<State, Set<State>> ALONE = new EnumMap<>(State.class);

  static {
    ALONE.put(State.APPROACH, EnumSet.of(State.PAUSED));
    ALONE.put(State.RAMP, EnumSet.of(State.PAUSED));
    ALONE.put(State.DWELL, EnumSet.of(State.RELEASE, State.COMPLETE_ORPHAN));
    ALONE.put(State.RELEASE, EnumSet.of(State.COMPLETE, State.COMPLETE_ORPHAN));
    ALONE.put(State.PAUSED, EnumSet.of(State.ABORTING, State.IDLE, State.FAULT));
    ALONE.put(State.ABORTING, EnumSet.of(State.IDLE, State.FAULT));
  }

  private static final Set<State> PRESSING =
      EnumSet.of(State.APPROACH, State.RAMP, State.DWELL, State.INSITU);

  private final String press;
  private final Map<Long, State> strokes = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final CapWatch caps = new CapWatch();
  private Optional<Sight> last = Optional.empty();
  private Optional<Sight> orphaned = Optional.empty();
  private Optional<Sight> rampFrozen = Optional.empty();
  private final Map<State, Integer> metAlone = new EnumMap<>(State.class);

  PressWitness(String press) {
    this.press = press;
  }

  /** The next sight of it. */
  void see(Sight now) {
    if (last.isEmpty()) {
      last = Optional.of(now);
      return;
    }
    Sight before = last.get();
    if (before.boots() != now.boots()) {
      fault(now, "its PLC was restarted, which nobody had asked for");
    }
    begun(before, now);
    alone(before, now);
    untouched(before, now);
    caps.see(before, now).ifPresent(what -> fault(now, what));
    if (now.strokes() > before.strokes() || strokes.containsKey(now.runId())) {
      strokes.put(now.runId(), now.state());
    }
    last = Optional.of(now);
  }

  private void begun(Sight before, Sight now) {
    long begun = now.strokes() - before.strokes();
    boolean other = now.runId() != before.runId();
    if (begun > 1) {
      fault(now, begun + " strokes were begun between two sights");
    }
    if (begun == 1 && !other) {
      fault(now, "RUN_ID " + now.runId() + " was started a second time");
    } else if (begun == 1 && now.runId() < before.runId()) {
      fault(now, "RUN_ID " + now.runId() + " was started after " + before.runId());
    } else if (begun == 1 && strokes.containsKey(now.runId())) {
      fault(now, "RUN_ID " + now.runId() + " was started again after others");
    }
    if (begun < 0 || (begun == 0 && other)) {
      fault(now, "its count of strokes and its RUN_ID do not agree");
    }
  }

  private void alone(Sight before, Sight now) {
    if (!now.dead()) {
      orphaned = Optional.empty();
      rampFrozen = Optional.empty();
      return;
    }
    if (!now.isOrphaned()) {
      return;
    }
    // until the lease has run out it may be a frame that was under way when its sender died
    if (before.isOrphaned() && now.strokes() > before.strokes()) {
      fault(now, "a stroke was begun while nobody owned the press");
    }
    metAlone.merge(now.state(), 1, Integer::sum);
    Sight since = orphaned.orElse(now);
    orphaned = Optional.of(since);
    long alone = now.uptimeMs() - since.uptimeMs();
    if (before.isOrphaned() && !mayFollow(before.state(), now.state())) {
      fault(now, "alone it went from " + before.state() + " to " + now.state());
    }
    boolean stops = now.state() == State.APPROACH || now.state() == State.RAMP;
    if (stops && alone > SETTLING_MS) {
      fault(now, "alone for " + alone + " ms it is still in " + now.state());
    }
    if (now.state() == State.PAUSED && before.state() == State.RAMP) {
      rampFrozen = Optional.of(now);
    }
    if (now.state() == State.PAUSED
        && rampFrozen.isPresent()
        && now.uptimeMs() - rampFrozen.get().uptimeMs() > FROZEN_MS + FROZEN_SLACK_MS) {
      fault(now, "its ramp is frozen for more than 30 s and keeps its load");
    }
  }

  private static boolean mayFollow(State from, State to) {
    return from == to || ALONE.getOrDefault(from, EnumSet.noneOf(State.class)).contains(to);
  }

  /** What went on goes on, but nothing begins, and nothing that stood still moves. */
  private void untouched(Sight before, Sight now) {
    if (now.dead() || !now.untouched() || !before.untouched()) {
      return;
    }
    if (now.strokes() > before.strokes()) {
      fault(now, "a stroke was begun after a restart before anybody asked for it");
    }
    if (before.state() == State.PAUSED && PRESSING.contains(now.state())) {
      fault(now, "it went on by itself after a restart, from PAUSED to " + now.state());
    }
  }

  private void fault(Sight at, String what) {
    faults.add("press " + press + ", life " + at.life() + ": " + what);
  }

  /** Whether {@link #limits} are to be read for the stroke it was last seen in. */
  boolean wantsLimits() {
    return caps.wantsLimits();
  }

  /** The limits that lie in its registers, which are not yet those it works with. */
  void limits(Limits limits) {
    caps.limits(limits);
  }

  /** How near its strokes came to their caps. */
  CapWatch caps() {
    return caps;
  }

  /** What it did that it must not. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Strokes begun under its eyes, by RUN_ID, each with the state it was last seen in. */
  Map<Long, State> strokes() {
    return Map.copyOf(strokes);
  }

  /** Sights of it alone, by state. */
  Map<State, Integer> metAlone() {
    return Map.copyOf(metAlone);
  }

  Optional<Sight> last() {
    return last;
  }
}
