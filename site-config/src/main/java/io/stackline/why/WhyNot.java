package io.stackline.why;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Why a press, or a run, is not pressing: all reasons known, first the one to deal with first. An
 * empty list means that it is pressing, and only a press that was read in the last scan says so.
 * Pure; for any thread.
 */
public final class WhyNot {
  private WhyNot() {}

  /**
   * Why this press is not pressing.
   *
   * @param reading what is known of the press, if it was ever read
   * @param use what it is there for and who runs on it, if that was told
   * @param run the run that {@code use} names, if there is one: that has it, else that awaits it
   * @param now process time, to tell times of today from others
   * @return in the order of {@link Code}; empty while it approaches, ramps, dwells, holds stack
   *     pressure or releases
   */
  public static List<Reason> press(
      Optional<PressReading> reading,
      Optional<PressUse> use,
      Optional<RunStatus> run,
      Instant now) {
    if (PressReasons.moves(reading)) {
      return List.of();
    }
    Reasons reasons = new Reasons(now);
    Optional<PressId> press = reading.map(PressReading::press).or(() -> use.map(PressUse::press));
    Optional<RunStatus> live = run.filter(each -> !each.state().isEnded());
    Optional<StageStatus> next = live.flatMap(each -> here(each, press, use));
    PressReasons at = new PressReasons(press.map(PressId::value).orElse("the press"), reasons);
    at.duty(use);
    at.reading(reading, next.filter(WhyNot::isLoaded).isPresent());
    Optional<RunId> holder = use.flatMap(PressUse::run);
    if (holder.isEmpty() && live.filter(RunStatus::waitsForPress).isPresent()) {
      new RunReasons(live.get(), reasons).couldUse(at.name());
    } else if (live.isPresent() && next.isPresent()) {
      RunReasons of = new RunReasons(live.get(), reasons);
      of.turn(next.get(), holder);
      of.stage(next.get(), current(live.get()).orElse(next.get()));
      of.between(next, reading);
    } else if (run.isEmpty() && holder.isPresent()) {
      reasons.add(
          Code.NOT_MOVING,
          at.name() + " serves run " + holder.get() + ", of which nothing is told yet");
    } else {
      reasons.add(Code.NOTHING_TO_DO, "no run needs " + at.name());
    }
    return reasons.inOrder();
  }

  /**
   * Why this run is not pressing.
   *
   * @param readings what is known of a press, if it was ever read
   * @param uses what a press is there for and who runs on it, if that was told
   * @param now process time, to tell times of today from others
   * @return in the order of {@link Code}; empty while the press of its present stage approaches,
   *     ramps, dwells, holds stack pressure or releases for it
   */
  public static List<Reason> run(
      RunStatus run,
      Function<PressId, Optional<PressReading>> readings,
      Function<PressId, Optional<PressUse>> uses,
      Instant now) {
    Reasons reasons = new Reasons(now);
    RunReasons of = new RunReasons(run, reasons);
    Optional<StageStatus> stage = current(run);
    if (run.state().isEnded() || stage.isEmpty()) {
      of.state();
      of.between(stage, Optional.empty());
      return reasons.inOrder();
    }
    PressId press = stage.get().press();
    Optional<PressReading> reading = readings.apply(press);
    boolean moves = PressReasons.moves(reading);
    if (moves && PressReasons.isOf(reading, stage.get())) {
      return List.of();
    }
    if (stage.get().state() == StageState.QUEUED) {
      of.state();
      of.waits(stage.get());
      of.between(stage, Optional.empty());
      return reasons.inOrder();
    }
    PressReasons at = new PressReasons(press.value(), reasons);
    Optional<PressUse> use = uses.apply(press);
    at.duty(use);
    if (moves) {
      at.otherStroke(reading);
    }
    at.reading(reading, isLoaded(stage.get()));
    of.turn(stage.get(), use.flatMap(PressUse::run));
    of.stage(stage.get(), stage.get());
    of.between(stage, reading);
    return reasons.inOrder();
  }

  /** What a run comes to next on a press; where it still lies there, what it is at. */
  private static Optional<StageStatus> here(
      RunStatus run, Optional<PressId> press, Optional<PressUse> use) {
    boolean has = use.flatMap(PressUse::run).equals(Optional.of(run.id()));
    return next(run, press).or(() -> has ? current(run) : Optional.empty());
  }

  /** The stage a run is at. */
  private static Optional<StageStatus> current(RunStatus run) {
    return next(run, Optional.empty());
  }

  /** The stage a run is at or comes to next on a press. */
  private static Optional<StageStatus> next(RunStatus run, Optional<PressId> press) {
    return run.stages().stream()
        .filter(WhyNot::isToDo)
        .filter(each -> press.isEmpty() || press.get().equals(each.press()))
        .findFirst();
  }

  private static boolean isToDo(StageStatus stage) {
    return !stage.state().isOver();
  }

  /** Whether the die of a stage lies in its press by now. */
  private static boolean isLoaded(StageStatus stage) {
    return switch (stage.state()) {
      case PREPARING, PRESSING, COMM_LOST, PAUSED, NOT_PRESSED -> true;
      case QUEUED, WAITING, PROMPT, JUDGING, DONE, SKIPPED -> false;
    };
  }
}
