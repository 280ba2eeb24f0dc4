package io.stackline.bridge.driver;

import io.stackline.bridge.register.TraceCursor;
import io.stackline.bridge.register.Words;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.PressOrder.RunProgram;
import java.time.Instant;
import java.util.List;

/** The one stroke in hand and how far it has come. */
public sealed interface Work {
  /** Nothing to do. */
  record Idle() implements Work {}

  /** The steps before a stroke, in their order. */
  enum Step {
    /** Become owner. */
    ACQUIRE,
    /** Write the limits and read them back. */
    WRITE_LIMITS,
    /** Have the PLC work with them. */
    APPLY_LIMITS,
    /** Write the program and read it back. */
    WRITE_PROFILE,
    /** Have the PLC check it. */
    VALIDATE,
    /** Start it, once. */
    START;

    Step next() {
      return switch (this) {
        case ACQUIRE -> WRITE_LIMITS;
        case WRITE_LIMITS -> APPLY_LIMITS;
        case APPLY_LIMITS -> WRITE_PROFILE;
        case WRITE_PROFILE -> VALIDATE;
        case VALIDATE, START -> START;
      };
    }
  }

  /** Whether the press answers. */
  enum Sight {
    IN_SIGHT,
    OUT_OF_SIGHT
  }

  /**
   * Making the press ready; it does not move yet.
   *
   * @param since when this step began
   * @param sinceUptime the same by the PLC's clock, in ms
   * @param takenOn whether a bridge before this one had taken the order on
   * @param failures failed uploads in this step
   * @param trace where the stroke's trace begins, known with START
   */
  record Preparing(
      RunProgram order,
      boolean takenOn,
      Load load,
      Step step,
      Instant since,
      long sinceUptime,
      int failures,
      TraceCursor trace,
      Sight sight)
      implements Work {
    Preparing step(Step next, Instant at, long uptime) {
      return new Preparing(order, takenOn, load, next, at, uptime, 0, trace, sight);
    }

    Preparing failed() {
      return new Preparing(
          order, takenOn, load, step, since, sinceUptime, failures + 1, trace, sight);
    }

    Preparing sight(Sight changed) {
      return new Preparing(
          order, takenOn, load, step, since, sinceUptime, failures, trace, changed);
    }

    Preparing trace(TraceCursor from) {
      return new Preparing(order, takenOn, load, step, since, sinceUptime, failures, from, sight);
    }
  }

  /**
   * What is uploaded for a stroke.
   *
   * @param profile the program in parts that fit one write each
   */
  record Load(Words limits, int limitsCrc, List<Words> profile, int profileCrc) {
    public Load {
      profile = List.copyOf(profile);
    }
  }

  /**
   * Watching a stroke that runs by itself, and then reading the rest of its trace.
   *
   * @param bootCount boot of the PLC it runs in
   * @param cursor how far its trace is handed over
   * @param chunks chunks handed over under this order
   */
  record Following(
      OrderId order,
      long runNumber,
      int bootCount,
      Course course,
      Phase phase,
      TraceCursor cursor,
      long chunks,
      Sight sight)
      implements Work {
    Following order(OrderId taker) {
      return new Following(taker, runNumber, bootCount, course, phase, cursor, 0, sight);
    }

    Following course(Course changed) {
      return new Following(order, runNumber, bootCount, changed, phase, cursor, chunks, sight);
    }

    Following phase(Phase changed) {
      return new Following(order, runNumber, bootCount, course, changed, cursor, chunks, sight);
    }

    Following sight(Sight changed) {
      return new Following(order, runNumber, bootCount, course, phase, cursor, chunks, changed);
    }

    Following drained(TraceCursor to) {
      long more = to.read() > cursor.read() ? 1 : 0;
      return new Following(order, runNumber, bootCount, course, phase, to, chunks + more, sight);
    }
  }

  /** Where a stroke that is followed stands. */
  sealed interface Phase {
    /** START is acknowledged, the state has not changed yet. */
    record Starting(Instant since) implements Phase {}

    /** It has been seen under way. */
    record Underway() implements Phase {}

    /**
     * It is over; the rest of its trace is being read.
     *
     * @param end what will be reported; its sample counts are still to come
     * @param traceEnd first sample no longer wanted
     */
    record Draining(StrokeEnd end, long traceEnd) implements Phase {}
  }

  /** Giving the press back. */
  record Releasing() implements Work {}

  /**
   * An order about the press itself, no stroke being under way.
   *
   * @param since when this part of it began; of the first, when it was ordered
   * @param sinceUptime when by the PLC's clock, in ms, it was begun
   */
  record Errand(PressOrder order, Leg leg, Instant since, long sinceUptime) implements Work {
    Errand leg(Leg next, Instant at, long uptime) {
      return new Errand(order, next, at, uptime);
    }
  }

  /** The parts of an errand, in their order. */
  enum Leg {
    /** Become owner. */
    ACQUIRE,
    /** Have it done. */
    COMMAND,
    /** See by the state that it is. */
    VERIFY,
    /** It is reported; stay owner until the press stands still. */
    STANDSTILL
  }
}
