package io.stackline.bridge.driver;

import io.stackline.bridge.register.CommandBlock;

/** What becomes of the command in flight when a status has been read. */
final class Commands {
  private Commands() {}

  static void judge(Turn turn, Event.Seen seen) {
    if (!(turn.channel() instanceof Channel.Busy busy)) {
      return;
    }
    Exchange exchange = busy.exchange();
    Verdict verdict = exchange.judge(seen.block(), seen.wallNanos());
    if (verdict instanceof Verdict.Repeatable && !mayRepeat(turn, exchange)) {
      verdict = new Verdict.Unknown("it was not acknowledged and the press is no longer ours");
    }
    if (verdict instanceof Verdict.Waiting) {
      return;
    }
    if (verdict instanceof Verdict.Doubtful doubtful) {
      turn.keep(exchange.doubted());
      turn.drop(doubtful.reason());
    } else if (verdict instanceof Verdict.Repeatable) {
      turn.keep(exchange.sentAgain(seen.wallNanos()));
      turn.send(exchange.frame());
    } else {
      turn.free();
      settle(turn, seen, exchange, verdict);
    }
  }

  private static boolean mayRepeat(Turn turn, Exchange exchange) {
    return exchange.purpose() == Purpose.ACQUIRE || turn.tenure() instanceof Tenure.Owned;
  }

  private static void settle(Turn turn, Event.Seen seen, Exchange exchange, Verdict verdict) {
    CommandBlock frame = exchange.frame();
    switch (exchange.purpose()) {
      case ACQUIRE -> Ownership.acquired(turn, seen, frame, verdict);
      case RELEASE -> Ownership.released(turn);
      case SIDE_ORDER -> Sides.settled(turn, seen, frame.code(), verdict);
      case ERRAND -> {
        if (turn.work() instanceof Work.Errand errand) {
          Errands.settled(turn, errand, seen, frame.code(), verdict);
        }
      }
      case APPLY_LIMITS, VALIDATE, START -> {
        if (turn.work() instanceof Work.Preparing preparing) {
          Preparation.settled(turn, preparing, seen, exchange, verdict);
        }
      }
    }
  }
}
