package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Desk.PendingAbort;
import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.driver.Refusals;
import io.stackline.bridge.mapped.MappedState.AbortCall;
import io.stackline.bridge.mapped.Work.Following;
import io.stackline.bridge.mapped.Work.Guard;
import io.stackline.bridge.mapped.Work.Preparing;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.Command;
import io.stackline.map.Verb;
import io.stackline.press.PressState;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decompression overtakes everything and may be said at will: by order, by the bridge that watches
 * over a stroke, and at the end of a stroke that does not end by itself. It is said again each
 * second until the state shows it.
 */
final class Aborts {
  /** How long an abort stands guard for a stroke that does not show. */
  private static final Duration GUARD = Duration.ofSeconds(2);

  /** How long it waits for a press that does not answer. */
  private static final Duration REACH = Duration.ofMinutes(1);

  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int SENDS_MAX = 10;

  private Aborts() {}

  static void seen(Turn turn, Event.Seen seen) {
    for (PendingAbort abort : turn.desk().aborts()) {
      sort(turn, abort);
    }
    boolean own =
        turn.work() instanceof Following following
            && !following.isOver()
            && following.guard() != Guard.OFF;
    if (turn.desk().aborts().isEmpty() && !own) {
      turn.call(AbortCall.NONE);
    } else {
      call(turn, seen);
    }
  }

  /** What needs no word to the press: strokes that have not begun, and those of another number. */
  private static void sort(Turn turn, PendingAbort abort) {
    PressOrder.Abort order = abort.order();
    Refusal early =
        Refusals.notRunning(turn.press(), order.runNumber(), "aborted before its start");
    boolean cancelled = false;
    for (Waiting waiting : turn.desk().strokes()) {
      if (waiting.order().runNumber() == order.runNumber()) {
        turn.desk(turn.desk().strokes(Turn.without(turn.desk().strokes(), waiting)));
        turn.refuse(waiting.order().id(), early);
        cancelled = true;
      }
    }
    if (turn.work() instanceof Preparing preparing && !turn.isStarting()) {
      if (preparing.task().runNumber() == order.runNumber()) {
        Preparation.refuse(turn, preparing, early);
        cancelled = true;
      }
    }
    Optional<Long> other = running(turn).filter(run -> run != order.runNumber());
    if (cancelled) {
      settle(turn, abort, new Progress.Obeyed());
    } else if (other.isPresent()) {
      String now = "stroke " + other.get() + " is";
      settle(
          turn,
          abort,
          new Progress.Refused(Refusals.notRunning(turn.press(), order.runNumber(), now)));
    }
  }

  /** The stroke this bridge has in the press; if it has none, whatever runs there is meant. */
  private static Optional<Long> running(Turn turn) {
    if (turn.work() instanceof Following following) {
      return Optional.of(following.runNumber());
    } else if (turn.work() instanceof Preparing preparing) {
      return Optional.of(preparing.task().runNumber());
    } else if (turn.work() instanceof Work.TakingUp taking) {
      return Optional.of(taking.task().runNumber());
    }
    return Optional.empty();
  }

  private static void call(Turn turn, Event.Seen seen) {
    PressState state = seen.status().state();
    boolean tripped = state == PressState.FAULT || state == PressState.ESTOP;
    boolean going = state == PressState.ABORTING || state == PressState.RELEASE;
    boolean down = going || (!state.isActive() && !tripped);
    if (down && turn.call().sends() > 0 && !turn.isStarting()) {
      settleAll(turn, new Progress.Obeyed());
    } else if (down && !going && !turn.isStarting()) {
      guard(turn, state);
    } else if (!turn.call().isDue(turn.at(), AGAIN)) {
      return;
    } else if (turn.call().sends() >= SENDS_MAX) {
      String reason = "the press stays in " + state + " after " + SENDS_MAX + " ABORTs";
      settleAll(turn, new Progress.Unknown(reason));
      if (turn.work() instanceof Following following) {
        turn.work(following.course(following.course().remark(reason)));
      }
    } else {
      speak(turn, seen);
    }
  }

  /** An abort that has come too early or too late waits a little, then says so. */
  private static void guard(Turn turn, PressState state) {
    for (PendingAbort abort : turn.desk().aborts()) {
      if (!turn.at().isBefore(abort.since().plus(GUARD))) {
        String now = "the press is in " + state;
        long run = abort.order().runNumber();
        settle(turn, abort, new Progress.Refused(Refusals.notRunning(turn.press(), run, now)));
      }
    }
  }

  private static void speak(Turn turn, Event.Seen seen) {
    Optional<Command> command = MappedDriver.command(turn, Verb.ABORT);
    if (command.isEmpty()) {
      Refusal refusal = Objections.cannot(turn.press(), turn.map(), "decompress");
      settleAll(turn, new Progress.Refused(refusal));
      return;
    }
    Phrase phrase = new Phrase(turn.map(), command.get().value());
    Optional<Setting> clearing = phrase.clearing(seen.image());
    if (clearing.isPresent() && !turn.call().cleared()) {
      turn.call(turn.call().asCleared());
      turn.put(Effect.Purpose.CLEARING, List.of(clearing.get()));
      return;
    }
    mark(turn);
    turn.call(turn.call().sent(turn.at()));
    turn.say(Effect.Purpose.ABORT, phrase.settings(phrase.token(seen.image())));
  }

  /** The stroke bears in its report who aborted it. */
  private static void mark(Turn turn) {
    if (turn.work() instanceof Following following && !turn.desk().aborts().isEmpty()) {
      String who = "order " + turn.desk().aborts().get(0).order().id();
      turn.work(following.course(following.course().abortedBy(who)));
    }
  }

  static void missed(Turn turn, Event.Missed missed) {
    for (PendingAbort abort : turn.desk().aborts()) {
      if (!turn.at().isBefore(abort.since().plus(REACH))) {
        settle(
            turn,
            abort,
            turn.call().sends() > 0
                ? new Progress.Unknown("ABORT was sent and then " + missed.reason())
                : new Progress.Refused(Refusals.unreachable(turn.press(), missed.reason())));
      } else if (missed.lost()) {
        Orders.tellOutOfSight(turn, abort.order().id(), missed.reason());
      }
    }
  }

  private static void settleAll(Turn turn, Progress progress) {
    for (PendingAbort abort : turn.desk().aborts()) {
      settle(turn, abort, progress);
    }
  }

  private static void settle(Turn turn, PendingAbort abort, Progress progress) {
    turn.desk(turn.desk().aborts(Turn.without(turn.desk().aborts(), abort)));
    turn.report(abort.order().id(), progress);
  }
}
