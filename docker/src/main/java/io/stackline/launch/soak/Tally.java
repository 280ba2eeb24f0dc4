package io.stackline.launch.soak;

import io.stackline.launch.soak.check.Observer;
import io.stackline.launch.soak.check.PressLook;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what becomes of runs, and what presses are used for. One thread. */
final class Tally implements Observer {
  private static final Duration DAY = Duration.ofDays(1);

  /** From the first movement to the end of the release, a pause and an abort too. */
  private static final int APPROACH = 3;

  private static final int RELEASE = 7;
  private static final int PAUSED = 9;
  private static final int ABORTING = 10;

  /** P2 before P10. */
  private static final Comparator<PressId> BY_NUMBER =
      Comparator.<PressId>comparingInt(press -> press.value().length())
          .thenComparing(PressId::value);

  private final Map<RunId, RunStatus> runs = new HashMap<>();
  private final SortedMap<PressId, Use> uses = new TreeMap<>(BY_NUMBER);
  private final Map<PressId, Instant> seen = new HashMap<>();
  private final Map<PressId, Instant> serving = new HashMap<>();

  /**
   * What a press was used for.
   *
   * @param serving how long it was there for a run, and for no other
   * @param working how long it moved or held a force
   */
  record Use(long strokes, Duration serving, Duration working) {
    private static final Use NONE = new Use(0, Duration.ZERO, Duration.ZERO);

    private Use and(long begun, Duration served, Duration worked) {
      return new Use(strokes + begun, serving.plus(served), working.plus(worked));
    }
  }

  /**
   * What became of all runs.
   *
   * @param ends how many came to each state
   * @param days runs that were to hold stack pressure for a day, how many of these were completed,
   *     and how many held it for a day in one piece
   */
  record Sum(Map<RunState, Long> ends, Days days, SortedMap<PressId, Use> uses) {}

  /** Runs that were to hold stack pressure for a day. */
  record Days(long ordered, long complete, long held) {
    static final Days NONE = new Days(0, 0, 0);

    Days plus(Days other) {
      return new Days(ordered + other.ordered, complete + other.complete, held + other.held);
    }
  }

  @Override
  public void run(Instant at, RunStatus status) {
    runs.put(status.id(), status);
  }

  @Override
  public void started(Instant at, PressId press, long runNumber) {
    add(press, 1, Duration.ZERO, Duration.ZERO);
  }

  @Override
  public void press(Instant at, PressLook look) {
    Instant before = seen.put(look.press(), at);
    int state = look.state();
    boolean works = (state >= APPROACH && state <= RELEASE) || state == PAUSED || state == ABORTING;
    if (works && before != null) {
      add(look.press(), 0, Duration.ZERO, Duration.between(before, at));
    }
  }

  /** A press serves a run from now on, or none. */
  void use(Instant at, PressUse use) {
    if (use.run().isPresent()) {
      serving.putIfAbsent(use.press(), at);
      return;
    }
    Optional.ofNullable(serving.remove(use.press()))
        .ifPresent(since -> add(use.press(), 0, Duration.between(since, at), Duration.ZERO));
  }

  private void add(PressId press, long begun, Duration served, Duration worked) {
    uses.put(press, uses.getOrDefault(press, Use.NONE).and(begun, served, worked));
  }

  /** What it is by now. */
  Sum sum() {
    Map<RunState, Long> ends = new EnumMap<>(RunState.class);
    Days days = Days.NONE;
    for (RunStatus each : runs.values()) {
      ends.merge(each.state(), 1L, Long::sum);
      if (each.recipe().id().value().equals(SoakSite.DAY)) {
        boolean complete = each.state() == RunState.COMPLETE;
        days = days.plus(new Days(1, complete ? 1 : 0, hasHeld(each) ? 1 : 0));
      }
    }
    return new Sum(ends, days, new TreeMap<>(uses));
  }

  private static boolean hasHeld(RunStatus run) {
    return run.stages().stream()
        .filter(each -> each.kind() == StageKind.INSITU)
        .map(StageStatus::result)
        .flatMap(result -> result.stream())
        .anyMatch(result -> result.dwellCredited().compareTo(DAY) >= 0);
  }
}
