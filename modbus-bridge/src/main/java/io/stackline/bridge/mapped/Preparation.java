package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Desk;
import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.driver.Refusals;
import io.stackline.bridge.mapped.Work.Preparing;
import io.stackline.bridge.mapped.Work.TakingUp;
import io.stackline.map.RegisterMap.Commands;
import io.stackline.map.Stroke;
import io.stackline.map.Verb;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * From an order to START: the program into the words of the press, written while it is idle, read
 * back, compared; then START, once. Until START is written any trouble ends in a refusal and the
 * press has not moved.
 */
final class Preparation {
  /** Writings of a load that may fail. */
  private static final int FAILURES_MAX = 20;

  /** How long a press may take to show that it runs the stroke of a bridge before this one. */
  private static final Duration TAKE_UP = Duration.ofSeconds(5);

  private Preparation() {}

  /** Goes on with what is in hand, or takes the next stroke. */
  static void advance(Turn turn, Event.Seen seen) {
    if (turn.work() instanceof Work.Idle && !turn.desk().strokes().isEmpty()) {
      take(turn, seen);
    }
    if (turn.work() instanceof Preparing preparing) {
      prepare(turn, seen, preparing);
    } else if (turn.work() instanceof TakingUp taking) {
      takeUp(turn, seen, taking);
    }
  }

  private static void take(Turn turn, Event.Seen seen) {
    Waiting waiting = turn.desk().strokes().get(0);
    turn.desk(turn.desk().strokes(Desk.tail(turn.desk().strokes())));
    if (waiting.order() instanceof PressOrder.RunProgram order) {
      Optional<Refusal> objection = Objections.toStart(turn.press(), seen.status());
      if (objection.isPresent()) {
        turn.refuse(order.id(), objection.get());
      } else if (load(turn, order) instanceof Load.Outcome.Refused refused) {
        turn.refuse(order.id(), Objections.unfit(turn.press(), refused.reason()));
      } else if (load(turn, order) instanceof Load.Outcome.Fits fits) {
        Task task = new Task(order.program(), order.limits(), fits.load());
        turn.work(new Preparing(order, task, false, 0, Work.Sight.IN_SIGHT));
      }
    }
  }

  private static Load.Outcome load(Turn turn, PressOrder.RunProgram order) {
    Commands commands = turn.map().commands().orElseThrow();
    return Load.of(turn.map(), commands, order.program(), order.limits().forceCap());
  }

  private static void prepare(Turn turn, Event.Seen seen, Preparing preparing) {
    Optional<Refusal> objection = Objections.toStart(turn.press(), seen.status());
    if (objection.isPresent()) {
      refuse(turn, preparing, objection.get());
    } else if (!preparing.loaded()) {
      turn.put(Effect.Purpose.LOAD, preparing.task().load().settings());
    } else {
      MappedDriver.command(turn, Verb.START)
          .ifPresentOrElse(
              command -> {
                turn.saying(Saying.begun(Verb.START, command, turn.at()));
                Sayings.judge(turn, seen);
              },
              () -> refuse(turn, preparing, Objections.onlyWatched(turn.press(), turn.map())));
    }
  }

  /** What was written must read back the same: a press that clamps does not say so. */
  static void readBack(Turn turn, Event.PutDone done) {
    if (turn.work() instanceof Preparing preparing) {
      Optional<String> unread = ReadBack.unread(preparing.task().load().settings(), done.back());
      Optional<String> other = ReadBack.other(preparing.task().load().settings(), done.back());
      if (unread.isPresent()) {
        again(turn, preparing, unread.get());
      } else if (other.isPresent()) {
        refuse(turn, preparing, Objections.readsBack(turn.press(), other.get()));
      } else {
        turn.work(preparing.asLoaded());
      }
    }
  }

  static void failed(Turn turn, Event.PutFailed failed) {
    if (turn.work() instanceof Preparing preparing) {
      if (failed.failure() == Event.Failure.FINAL) {
        refuse(turn, preparing, Objections.notWritten(turn.press(), failed.reason()));
      } else {
        again(turn, preparing, failed.reason());
      }
    }
  }

  private static void again(Turn turn, Preparing preparing, String reason) {
    Preparing tried = preparing.failed();
    turn.work(tried);
    if (tried.failures() >= FAILURES_MAX) {
      refuse(turn, tried, Objections.notWritten(turn.press(), reason));
    }
  }

  /** START has its outcome. */
  static void settled(Turn turn, Event.Seen seen, Preparing preparing, Saying.Turnout turnout) {
    if (turnout instanceof Saying.Turnout.Obeyed) {
      turn.lastRun(preparing.task().runNumber());
      Follow.begin(turn, seen, preparing);
    } else if (turnout instanceof Saying.Turnout.Refused refused) {
      refuse(turn, preparing, Objections.notTaken(turn.press(), Verb.START, refused.reason()));
    } else if (turnout instanceof Saying.Turnout.Unknown unknown) {
      turn.lastRun(preparing.task().runNumber());
      turn.work(new Work.Idle());
      String now = "; the press is in " + seen.status().state();
      turn.report(
          preparing.order().id(),
          new Progress.Unknown(Objections.unknown(Verb.START, unknown.reason()) + now));
    }
  }

  static void refuse(Turn turn, Preparing preparing, Refusal refusal) {
    turn.silence();
    turn.work(new Work.Idle());
    turn.refuse(preparing.order().id(), refusal);
  }

  /** With START written nobody knows; before it nothing has happened. */
  static void lost(Turn turn, Event.Missed missed) {
    if (turn.work() instanceof Preparing preparing) {
      if (!turn.isStarting()) {
        refuse(turn, preparing, Refusals.unreachable(turn.press(), missed.reason()));
      } else if (preparing.sight() == Work.Sight.IN_SIGHT) {
        turn.work(preparing.sight(Work.Sight.OUT_OF_SIGHT));
        turn.report(preparing.order().id(), new Progress.OutOfSight(missed.reason()));
      }
    } else if (turn.work() instanceof TakingUp taking) {
      Orders.tellOutOfSight(turn, taking.taker(), missed.reason());
    }
  }

  /** A bridge before this one may have started it: nothing is written. */
  static void takeUp(Turn turn, PressOrder.RunProgram order) {
    Stroke stroke = turn.map().commands().orElseThrow().stroke();
    if (stroke instanceof Stroke.HostTimed) {
      turn.report(
          order.id(),
          new Progress.Unknown(
              Objections.FORMER_BRIDGE + " that timed it; the press stands where it was left"));
    } else if (load(turn, order) instanceof Load.Outcome.Fits fits) {
      Task task = new Task(order.program(), order.limits(), fits.load());
      turn.work(new TakingUp(order, task, order.id(), turn.at()));
    } else {
      turn.report(order.id(), new Progress.Unknown(Objections.FORMER_BRIDGE));
    }
  }

  private static void takeUp(Turn turn, Event.Seen seen, TakingUp taking) {
    Optional<String> unread = ReadBack.unread(taking.task().load().settings(), seen.image());
    boolean late = !turn.at().isBefore(taking.since().plus(TAKE_UP));
    if (unread.isPresent() && !late) {
      return;
    }
    Optional<String> other = ReadBack.other(taking.task().load().settings(), seen.image());
    boolean active = seen.status().state().isActive();
    if (active && unread.isEmpty() && other.isEmpty()) {
      turn.lastRun(taking.task().runNumber());
      Follow.takeUp(turn, seen, taking);
    } else {
      String why =
          active
              ? "the press runs, but not provably this stroke: " + unread.or(() -> other).orElse("")
              : "the press is in " + seen.status().state() + " and does not say what it ran last";
      turn.work(new Work.Idle());
      turn.report(taking.taker(), new Progress.Unknown(Objections.FORMER_BRIDGE + ", and " + why));
    }
  }
}
