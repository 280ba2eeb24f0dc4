package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Work.Preparing;
import io.stackline.bridge.driver.Work.Step;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.TraceCursor;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.util.List;

/**
 * From an order to START: acquire, limits up and read back, applied, their CRC compared; the same
 * for the program; then START, once. Until START is sent any trouble ends in a refusal and the
 * press has not moved.
 */
final class Preparation {
  private Preparation() {}

  /** Takes the next stroke in hand. */
  static void take(Turn turn, Event.Seen seen) {
    Desk.Waiting waiting = turn.desk().strokes().get(0);
    PressOrder order = waiting.order();
    if (seen.block().press().state() == PressState.BOOT) {
      Orders.tellOutOfSight(turn, order.id(), "the press PLC is starting up");
      return;
    }
    turn.desk(turn.desk().strokes(Desk.tail(turn.desk().strokes())));
    PressStatus press = seen.block().press();
    if (!Errands.isErrand(order) && press.loaded().runNumber() == order.runNumber()) {
      Follow.takeUp(turn, seen, order.id(), order.runNumber());
    } else if (order instanceof PressOrder.RunProgram program) {
      Fitness.check(turn.press(), program, seen)
          .ifPresentOrElse(
              refusal -> turn.report(order.id(), refused(refusal, waiting.takenOn())),
              () -> begin(turn, seen, program, waiting.takenOn()));
    } else if (Errands.isErrand(order) && waiting.takenOn()) {
      turn.report(
          order.id(),
          new Progress.Unknown(
              "a bridge before this one had taken the order on, and may have sent it"));
    } else if (Errands.isErrand(order)) {
      Errands.begin(turn, seen, waiting);
    } else {
      String now = "its last stroke was " + press.loaded().runNumber();
      turn.refuse(order.id(), Refusals.notRunning(turn.press(), order.runNumber(), now));
    }
  }

  private static void begin(
      Turn turn, Event.Seen seen, PressOrder.RunProgram order, boolean takenOn) {
    Preparing preparing =
        new Preparing(
            order,
            takenOn,
            Fitness.load(order, seen.identity()),
            Step.ACQUIRE,
            turn.at(),
            seen.uptimeMillis(),
            0,
            TraceCursor.at(0, 0),
            Work.Sight.IN_SIGHT);
    turn.work(preparing);
    seen(turn, preparing, seen);
  }

  /** Goes on with the step in hand, nothing being in flight. */
  static void seen(Turn turn, Preparing preparing, Event.Seen seen) {
    boolean owned = turn.tenure() instanceof Tenure.Owned;
    if (preparing.step() == Step.ACQUIRE) {
      if (owned) {
        owned(turn, preparing, seen);
      } else {
        acquire(turn, preparing, seen);
      }
      return;
    }
    if (!owned) {
      refuse(turn, preparing, Refusals.ownershipLost(turn.press()));
      return;
    }
    long runNumber = preparing.order().runNumber();
    switch (preparing.step()) {
      case WRITE_LIMITS -> turn.add(new Effect.Upload(List.of(preparing.load().limits())));
      case APPLY_LIMITS ->
          command(turn, seen, CommandCode.APPLY_LIMITS, Purpose.APPLY_LIMITS, runNumber);
      case WRITE_PROFILE -> turn.add(new Effect.Upload(preparing.load().profile()));
      case VALIDATE -> command(turn, seen, CommandCode.VALIDATE, Purpose.VALIDATE, runNumber);
      case START -> start(turn, preparing, seen);
      case ACQUIRE -> throw new IllegalStateException("handled above");
    }
  }

  /**
   * After the grant no older frame can start anything, so the stroke the PLC names now is final.
   * Numbers of strokes grow: behind a greater one nobody can tell any more whether a bridge before
   * this one had started ours.
   */
  private static void owned(Turn turn, Preparing preparing, Event.Seen seen) {
    long named = seen.block().press().loaded().runNumber();
    long ours = preparing.order().runNumber();
    if (named == ours) {
      Follow.takeUp(turn, seen, preparing.order().id(), ours);
    } else if (preparing.takenOn() && named > ours) {
      end(
          turn,
          preparing,
          new Progress.Unknown(
              "a bridge before this one had taken the order on, and the press has made stroke "
                  + named
                  + " since"));
    } else {
      Preparing next = preparing.step(Step.WRITE_LIMITS, turn.at(), seen.uptimeMillis());
      turn.work(next);
      seen(turn, next, seen);
    }
  }

  private static void acquire(Turn turn, Preparing preparing, Event.Seen seen) {
    if (seen.uptimeMillis() < preparing.sinceUptime()) {
      turn.work(preparing.step(Step.ACQUIRE, turn.at(), seen.uptimeMillis()));
    } else {
      Ownership.seek(turn, seen, preparing.since(), preparing.sinceUptime())
          .ifPresent(refusal -> refuse(turn, preparing, refusal));
    }
  }

  private static void command(
      Turn turn, Event.Seen seen, CommandCode code, Purpose purpose, long runNumber) {
    long epoch = seen.block().press().plc().ownerEpoch();
    turn.open(
        CommandBlock.plain(epoch, code, runNumber, Turn.nextSequence(seen.block())), purpose, seen);
  }

  private static void start(Turn turn, Preparing preparing, Event.Seen seen) {
    PressStatus.Plc plc = seen.block().press().plc();
    turn.work(preparing.trace(TraceCursor.at(plc.traceHead(), plc.bootCount())));
    long crcs = (long) preparing.load().profileCrc() << 16 | preparing.load().limitsCrc();
    CommandBlock frame =
        new CommandBlock(
            plc.ownerEpoch(),
            CommandCode.START,
            0,
            CommandBlock.Arguments.NONE,
            crcs,
            preparing.order().runNumber(),
            Turn.nextSequence(seen.block()));
    turn.open(frame, Purpose.START, seen);
  }

  /** A command of the preparation has its verdict. */
  static void settled(
      Turn turn, Preparing preparing, Event.Seen seen, Exchange exchange, Verdict verdict) {
    CommandCode code = exchange.frame().code();
    if (verdict instanceof Verdict.Done) {
      done(turn, preparing, seen, exchange.purpose());
    } else if (verdict instanceof Verdict.Nacked nacked) {
      refuse(turn, preparing, Refusals.nacked(turn.press(), code, nacked, seen.block().press()));
    } else if (verdict instanceof Verdict.Overtaken) {
      refuse(turn, preparing, Refusals.overtaken(turn.press(), code));
    } else if (verdict instanceof Verdict.Unknown unknown) {
      end(turn, preparing, new Progress.Unknown(code + ": " + unknown.reason()));
    } else {
      refuse(
          turn,
          preparing,
          Refusals.notRunning(
              turn.press(), preparing.order().runNumber(), "the PLC gave up " + code));
    }
  }

  private static void done(Turn turn, Preparing preparing, Event.Seen seen, Purpose purpose) {
    PressStatus.Loaded loaded = seen.block().press().loaded();
    Work.Load load = preparing.load();
    switch (purpose) {
      case APPLY_LIMITS ->
          compared(turn, preparing, seen, "limits", load.limitsCrc(), loaded.limitsCrc());
      case VALIDATE ->
          compared(turn, preparing, seen, "program", load.profileCrc(), loaded.profileCrc());
      case START -> Follow.begin(turn, seen, preparing);
      case ACQUIRE, RELEASE, SIDE_ORDER, ERRAND -> throw new IllegalStateException(purpose.name());
    }
  }

  private static void compared(
      Turn turn, Preparing preparing, Event.Seen seen, String what, int ours, int theirs) {
    if (ours == theirs) {
      turn.work(preparing.step(preparing.step().next(), turn.at(), seen.uptimeMillis()));
    } else {
      refuse(
          turn,
          preparing,
          new Refusal(
              Refusal.Code.PRESS,
              String.format(
                  "%s works with a %s of CRC %04X, ours has %04X",
                  turn.press(), what, theirs, ours),
              "look for a second host that writes to this press, then order again"));
    }
  }

  /** With START in flight nobody knows; before it nothing has happened. */
  static void lost(Turn turn, Preparing preparing, Event.Missed missed) {
    if (!isStarting(turn)) {
      refuse(turn, preparing, Refusals.unreachable(turn.press(), missed.reason()));
    } else if (preparing.sight() == Work.Sight.IN_SIGHT) {
      turn.work(preparing.sight(Work.Sight.OUT_OF_SIGHT));
      turn.report(preparing.order().id(), new Progress.OutOfSight(missed.reason()));
    }
  }

  static boolean isStarting(Turn turn) {
    return turn.channel() instanceof Channel.Busy busy
        && busy.exchange().purpose() == Purpose.START;
  }

  /** Before the grant a START of the bridge before this one may still arrive. */
  static void refuse(Turn turn, Preparing preparing, Refusal refusal) {
    boolean open = preparing.takenOn() && preparing.step() == Step.ACQUIRE;
    end(turn, preparing, refused(refusal, open));
  }

  /**
   * Not carried out and never will be, unless a bridge before this one had taken the order on: then
   * only the grant of the press, after which no older frame counts, makes that certain.
   */
  static Progress refused(Refusal refusal, boolean open) {
    return open
        ? new Progress.Unknown("a bridge before this one had taken the order on; now " + refusal)
        : new Progress.Refused(refusal);
  }

  /**
   * The RELEASE that follows takes the sequence number of any command not acknowledged, so that a
   * frame still on its way can never be executed.
   */
  private static void end(Turn turn, Preparing preparing, Progress progress) {
    turn.report(preparing.order().id(), progress);
    turn.work(new Work.Releasing());
  }
}
