package io.stackline.bridge.mapped;

import io.stackline.map.Command;
import io.stackline.map.LifeSign;
import io.stackline.map.Verb;
import java.util.Optional;

/**
 * Drives one press by a vendor's map. A pure function of state and event: the same two always give
 * the same {@link Decision}.
 *
 * <p>What it promises: START is written at most once for an order, unless the press provably did
 * not take it; whatever cannot be known is reported as unknown and never sent again; nothing but
 * the sign of life is written without an order; every order gets exactly one final report as long
 * as events keep coming. What it cannot promise for such a press: that nobody else writes to it,
 * that its force stays under its cap while the bridge does not see it, and that its trace is
 * complete.
 */
public final class MappedDriver {
  private MappedDriver() {}

  public static Decision step(MappedState state, Event event) {
    Turn turn = new Turn(state, event.at());
    if (event instanceof Event.OrderCame came) {
      Orders.came(turn, came);
    } else if (event instanceof Event.Assigned assigned) {
      turn.desk(turn.desk().book(turn.desk().book().atLeast(assigned.term())));
    } else if (event instanceof Event.Seen seen) {
      seen(turn, seen);
    } else if (event instanceof Event.Missed missed) {
      missed(turn, missed);
    } else if (event instanceof Event.PutDone done) {
      putDone(turn, done);
    } else if (event instanceof Event.PutFailed failed) {
      if (failed.purpose() == Effect.Purpose.LOAD) {
        Preparation.failed(turn, failed);
      } else if (failed.purpose() == Effect.Purpose.SET_POINT) {
        Hosting.failed(turn, failed);
      }
    } else if (event instanceof Event.Said said) {
      if (said.purpose() == Effect.Purpose.COMMAND) {
        Sayings.said(turn, said);
      }
    } else if (event instanceof Event.TraceKept) {
      Follow.traceKept(turn);
    } else if (event instanceof Event.TagWritten written) {
      TagWrites.written(turn, written);
    }
    return turn.decision();
  }

  private static void putDone(Turn turn, Event.PutDone done) {
    switch (done.purpose()) {
      case LOAD -> Preparation.readBack(turn, done);
      case SET_POINT -> Hosting.readBack(turn, done);
      case CLEARING, COMMAND, ABORT -> {}
    }
  }

  /** The order matters: decompression overtakes, then the command on its way, then what is next. */
  private static void seen(Turn turn, Event.Seen seen) {
    Aborts.seen(turn, seen);
    if (!turn.hasSpoken()) {
      Sayings.judge(turn, seen);
    }
    if (turn.work() instanceof Work.Following following) {
      Follow.seen(turn, seen, following);
    }
    if (!turn.hasSpoken() && turn.saying().isEmpty()) {
      Preparation.advance(turn, seen);
    }
    if (!turn.hasSpoken() && turn.saying().isEmpty()) {
      Sides.seen(turn, seen);
    }
    beat(turn);
  }

  private static void beat(Turn turn) {
    if (turn.map().extras().life().isEmpty() || turn.at().isBefore(turn.pulse().next())) {
      return;
    }
    LifeSign life = turn.map().extras().life().get();
    long value = life.counts() ? turn.pulse().value() + 1 & 0x7FFF : 1 - turn.pulse().value() % 2;
    turn.pulse(new MappedState.Pulse(value, turn.at().plus(life.period())));
    turn.add(new Effect.Beat(Conditions.raw(turn.map(), life.point(), value)));
  }

  private static void missed(Turn turn, Event.Missed missed) {
    Sides.expire(turn);
    Aborts.missed(turn, missed);
    if (turn.work() instanceof Work.Following following) {
      Follow.missed(turn, missed, following);
    } else if (missed.lost()) {
      Preparation.lost(turn, missed);
    }
    if (missed.lost()) {
      Sides.lost(turn, missed);
      Orders.lost(turn, missed);
    }
  }

  /** How a press of this map is told to do something, if it can be. */
  static Optional<Command> command(Turn turn, Verb verb) {
    return turn.map().commands().flatMap(each -> Optional.ofNullable(each.verbs().get(verb)));
  }
}
