package io.stackline.bridge.driver;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.NackReason;
import io.stackline.run.Assignment;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Becoming owner of the press, staying it, giving it back. */
final class Ownership {
  /** Longest wait for another owner's lease, by the PLC's clock: the longest lease is 60 s. */
  private static final Duration LEASE_WAIT = Duration.ofSeconds(65);

  /** Longest wait for the assignment that brings the nonce. */
  private static final Duration NONCE_WAIT = Duration.ofSeconds(5);

  private Ownership() {}

  static void assigned(Turn turn, Assignment assignment) {
    turn.desk(turn.desk().book(turn.desk().book().atLeast(assignment.term())));
    if (!(turn.tenure() instanceof Tenure.Owned owned && owned.nonce() == assignment.nonce())) {
      turn.tenure(new Tenure.Vacant(assignment.nonce(), Instant.MIN));
    }
  }

  /**
   * One more step towards ownership, or why there is no use in waiting any longer.
   *
   * @param since when this was begun; {@code sinceUptime} the same by the PLC's clock
   */
  static Optional<Refusal> seek(Turn turn, Event.Seen seen, Instant since, long sinceUptime) {
    if (turn.tenure() instanceof Tenure.Unassigned) {
      return turn.at().isBefore(since.plus(NONCE_WAIT))
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  Refusal.Code.PRESS,
                  turn.press() + " is not assigned to this bridge",
                  "have the sequencer assign it, then order again"));
    }
    if (seen.uptimeMillis() - sinceUptime > LEASE_WAIT.toMillis()) {
      return Optional.of(
          new Refusal(
              Refusal.Code.BUSY,
              turn.press() + " has been owned by another host for " + LEASE_WAIT.toSeconds() + " s",
              "stop the other host, then order again"));
    }
    acquire(turn, seen);
    return Optional.empty();
  }

  /** Sends ACQUIRE if the lease has run out and it is not too soon after the last try. */
  static void acquire(Turn turn, Event.Seen seen) {
    boolean open = seen.block().press().plc().lease().isZero();
    if (!turn.isFree()
        || !open
        || !(turn.tenure() instanceof Tenure.Vacant vacant)
        || turn.at().isBefore(vacant.notBefore())) {
      return;
    }
    CommandBlock frame =
        new CommandBlock(
            seen.block().press().plc().ownerEpoch(),
            CommandCode.ACQUIRE,
            0,
            new CommandBlock.Arguments(turn.salt(), 0, 0),
            vacant.nonce(),
            0,
            Turn.nextSequence(seen.block()));
    turn.tenure(new Tenure.Vacant(vacant.nonce(), turn.at().plus(Tenure.RETRY)));
    turn.open(frame, Purpose.ACQUIRE, seen);
  }

  /** The grant is ours only if the epoch is the very next after the one we named. */
  static void acquired(Turn turn, Event.Seen seen, CommandBlock frame, Verdict verdict) {
    long granted = frame.epoch() + 1 & 0xFFFFFFFFL;
    boolean ours =
        verdict instanceof Verdict.Done
            && seen.block().press().plc().ownerEpoch() == granted
            && turn.tenure() instanceof Tenure.Vacant vacant
            && vacant.nonce() == frame.arg3();
    if (ours) {
      int beat = seen.block().hostBeatEcho();
      turn.tenure(new Tenure.Owned(frame.arg3(), granted, beat, turn.at(), turn.at()));
    } else if (verdict instanceof Verdict.Nacked nacked
        && nacked.reason() != NackReason.LEASE_HELD.code()) {
      Refusal refusal = Refusals.nacked(turn.press(), frame.code(), nacked, seen.block().press());
      if (turn.work() instanceof Work.Preparing preparing) {
        Preparation.refuse(turn, preparing, refusal);
      } else if (turn.work() instanceof Work.Errand errand && errand.leg() == Work.Leg.ACQUIRE) {
        Errands.refuse(turn, errand, refusal);
      }
    }
  }

  /** No heartbeat follows a RELEASE: it might renew the lease just given back. */
  static void beat(Turn turn) {
    if (turn.tenure() instanceof Tenure.Owned owned
        && owned.isBeatDue(turn.at())
        && !(turn.work() instanceof Work.Releasing)
        && !turn.hasDropped()) {
      Tenure.Owned beaten = owned.beaten(turn.at());
      turn.tenure(beaten);
      turn.add(new Effect.Beat(beaten.block(turn.lease())));
    }
  }

  static void release(Turn turn, Event.Seen seen) {
    if (turn.tenure() instanceof Tenure.Owned owned) {
      CommandBlock frame =
          CommandBlock.plain(
              owned.epoch(), CommandCode.RELEASE, 0, Turn.nextSequence(seen.block()));
      turn.open(frame, Purpose.RELEASE, seen);
    } else {
      turn.work(new Work.Idle());
    }
  }

  /** Whatever the PLC said: we fall silent, and the lease runs out if it must. */
  static void released(Turn turn) {
    if (turn.tenure() instanceof Tenure.Owned owned) {
      turn.tenure(new Tenure.Vacant(owned.nonce(), Instant.MIN));
    }
    if (turn.work() instanceof Work.Releasing) {
      turn.work(new Work.Idle());
    }
  }
}
