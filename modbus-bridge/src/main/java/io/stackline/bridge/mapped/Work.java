package io.stackline.bridge.mapped;

import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder.RunProgram;
import java.time.Instant;
import java.util.Optional;

/** The one stroke in hand and how far it has come. */
public sealed interface Work {
  /** Nothing to do. */
  record Idle() implements Work {}

  /** Whether the press answers. */
  enum Sight {
    IN_SIGHT,
    OUT_OF_SIGHT
  }

  /**
   * Making the press ready; it does not move yet.
   *
   * @param loaded whether what was written has read back the same
   * @param failures failed writings
   */
  record Preparing(RunProgram order, Task task, boolean loaded, int failures, Sight sight)
      implements Work {
    Preparing asLoaded() {
      return new Preparing(order, task, true, failures, sight);
    }

    Preparing failed() {
      return new Preparing(order, task, loaded, failures + 1, sight);
    }

    Preparing sight(Sight changed) {
      return new Preparing(order, task, loaded, failures, changed);
    }
  }

  /**
   * An order that a bridge before this one had in hand: never started here, only taken up if the
   * press shows that it runs.
   *
   * @param taker the order that is told
   */
  record TakingUp(RunProgram order, Task task, OrderId taker, Instant since) implements Work {
    TakingUp order(OrderId other) {
      return new TakingUp(order, task, other, since);
    }
  }

  /** Watching a stroke. */
  record Following(
      OrderId order,
      Task task,
      Course course,
      Phase phase,
      Film film,
      Optional<Hosted> hosted,
      Guard guard,
      Sight sight)
      implements Work {
    long runNumber() {
      return task.runNumber();
    }

    Following order(OrderId taker) {
      return new Following(taker, task, course, phase, film.under(), hosted, guard, sight);
    }

    Following course(Course changed) {
      return new Following(order, task, changed, phase, film, hosted, guard, sight);
    }

    Following phase(Phase changed) {
      return new Following(order, task, course, changed, film, hosted, guard, sight);
    }

    Following film(Film changed) {
      return new Following(order, task, course, phase, changed, hosted, guard, sight);
    }

    Following hosted(Hosted changed) {
      return new Following(order, task, course, phase, film, Optional.of(changed), guard, sight);
    }

    Following guard(Guard changed) {
      return new Following(order, task, course, phase, film, hosted, changed, sight);
    }

    Following sight(Sight changed) {
      return new Following(order, task, course, phase, film, hosted, guard, changed);
    }

    boolean isOver() {
      return phase instanceof Phase.Over;
    }
  }

  /** Where a stroke that is followed stands. */
  sealed interface Phase {
    /** The press has taken START, the state has not changed yet. */
    record Starting(Instant since) implements Phase {}

    /** It has been seen under way. */
    record Underway() implements Phase {}

    /** It is over; the rest of its trace is being handed over. */
    record Over(StrokeEnd end) implements Phase {}
  }

  /** Whether the bridge itself ends the stroke. */
  enum Guard {
    /** No. */
    OFF,
    /** Its program is through, and the press does not end by itself. */
    CLOSING,
    /** Something is wrong with it. */
    ABORTING
  }

  /**
   * A stroke that the bridge times.
   *
   * @param written set-point written last, in the unit of its point, NaN if none was
   * @param writtenAt when that was
   * @param since when the press was started
   * @param touched whether the punch has touched
   */
  record Hosted(Walk walk, double written, Instant writtenAt, Instant since, boolean touched) {
    Hosted walk(Walk changed) {
      return new Hosted(changed, written, writtenAt, since, touched);
    }

    Hosted wrote(double value, Instant at) {
      return new Hosted(walk, value, at, since, touched);
    }

    Hosted asTouched() {
      return new Hosted(walk, written, writtenAt, since, true);
    }
  }
}
