package io.stackline.bridge.driver;

/**
 * Drives one press that speaks PRESSMAP 1.0. A pure function of state and event: the same two
 * always give the same {@link Decision}.
 *
 * <p>What it promises: no command is executed twice because of us; whatever cannot be known is
 * reported as unknown and never sent again; nothing moves without an order; every order gets
 * exactly one final report as long as events keep coming.
 */
public final class PressmapDriver {
  private PressmapDriver() {}

  public static Decision step(DriverState state, Event event) {
    Turn turn = new Turn(state, event.at());
    if (event instanceof Event.OrderCame came) {
      Orders.came(turn, came);
    } else if (event instanceof Event.Assigned assigned) {
      Ownership.assigned(turn, assigned.assignment());
    } else if (event instanceof Event.Seen seen) {
      seen(turn, seen);
    } else if (event instanceof Event.Missed missed) {
      missed(turn, missed);
    } else if (event instanceof Event.LinkFailed) {
      linkFailed(turn);
    } else if (event instanceof Event.ReadBack back) {
      Uploads.readBack(turn, back);
    } else if (event instanceof Event.UploadFailed failed) {
      Uploads.failed(turn, failed);
    } else if (event instanceof Event.Drained drained) {
      Follow.drained(turn, drained);
    } else if (event instanceof Event.TagWritten written) {
      TagWrites.written(turn, written);
    }
    return turn.decision();
  }

  /** The order matters: ABORT overtakes, then the command in flight, then what comes next. */
  private static void seen(Turn turn, Event.Seen seen) {
    turn.tenure(turn.tenure().seen(seen.block(), turn.at()));
    Aborts.seen(turn, seen);
    Commands.judge(turn, seen);
    Errands.expire(turn);
    if (turn.hasDropped()) {
      return;
    }
    if (turn.work() instanceof Work.Following) {
      Follow.seen(turn, seen);
    }
    if (turn.work() instanceof Work.Following) {
      Sides.seen(turn, seen);
    } else if (turn.isFree()) {
      advance(turn, seen);
    }
    Ownership.beat(turn);
  }

  private static void advance(Turn turn, Event.Seen seen) {
    if (turn.work() instanceof Work.Preparing preparing) {
      Preparation.seen(turn, preparing, seen);
    } else if (turn.work() instanceof Work.Errand errand) {
      Errands.seen(turn, errand, seen);
    } else if (turn.work() instanceof Work.Releasing) {
      Ownership.release(turn, seen);
    } else if (turn.work() instanceof Work.Idle && !turn.desk().strokes().isEmpty()) {
      Preparation.take(turn, seen);
    }
  }

  private static void missed(Turn turn, Event.Missed missed) {
    Orders.missed(turn, missed);
    if (!missed.lost()) {
      return;
    }
    if (turn.channel() instanceof Channel.Busy busy) {
      turn.keep(busy.exchange().unrepeatable());
    }
    if (turn.work() instanceof Work.Preparing preparing) {
      Preparation.lost(turn, preparing, missed);
    } else if (turn.work() instanceof Work.Following following) {
      Follow.lost(turn, following, missed.reason());
    } else if (turn.work() instanceof Work.Errand errand) {
      Errands.lost(turn, errand, missed.reason());
    }
  }

  private static void linkFailed(Turn turn) {
    if (turn.channel() instanceof Channel.Busy busy) {
      turn.keep(busy.exchange().doubted());
    }
  }
}
