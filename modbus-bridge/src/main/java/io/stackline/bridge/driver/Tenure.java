package io.stackline.bridge.driver;

import io.stackline.bridge.register.LeaseBlock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.LossAction;
import io.stackline.press.PressStatus;
import java.time.Duration;
import java.time.Instant;

/** Whether the press is ours. The PLC is the arbiter: its epoch and its lease say so. */
public sealed interface Tenure {
  /** How often the lease is renewed, process time. */
  Duration BEAT_PERIOD = Duration.ofMillis(500);

  /** How long the PLC waits for us, unless the site gives it longer. */
  Duration LEASE = Duration.ofSeconds(3);

  /** How long after a grant a PLC may need to show the lease of our first heartbeat. */
  Duration FIRST_BEAT = Duration.ofSeconds(1);

  /** When a PLC left alone escalates. */
  Duration ORPHAN = Duration.ofDays(3);

  /** Pause after an ownership we did not get. */
  Duration RETRY = Duration.ofSeconds(1);

  /** What remains of it in the light of a new status. */
  Tenure seen(StatusBlock block, Instant at);

  /** No nonce yet: the sequencer has not assigned the press. */
  record Unassigned() implements Tenure {
    @Override
    public Tenure seen(StatusBlock block, Instant at) {
      return this;
    }
  }

  /**
   * Not ours at the moment.
   *
   * @param nonce to acquire it with
   * @param notBefore when acquiring may be tried again
   */
  record Vacant(long nonce, Instant notBefore) implements Tenure {
    @Override
    public Tenure seen(StatusBlock block, Instant at) {
      return this;
    }

    @Override
    public String toString() {
      return "Vacant";
    }
  }

  /**
   * Ours as long as we are heard.
   *
   * @param epoch OWNER_EPOCH of the grant
   * @param beat number of the last heartbeat, as in its register
   * @param since when the grant was seen
   * @param nextBeat when the next heartbeat is due
   */
  record Owned(long nonce, long epoch, int beat, Instant since, Instant nextBeat)
      implements Tenure {
    @Override
    public Tenure seen(StatusBlock block, Instant at) {
      PressStatus.Plc plc = block.press().plc();
      boolean expired = plc.lease().isZero() && !at.isBefore(since.plus(FIRST_BEAT));
      return plc.ownerEpoch() != epoch || expired ? new Vacant(nonce, Instant.MIN) : this;
    }

    boolean isBeatDue(Instant at) {
      return !at.isBefore(nextBeat);
    }

    Owned beaten(Instant at) {
      Instant next = nextBeat.plus(BEAT_PERIOD);
      Instant onTime = next.isAfter(at) ? next : at.plus(BEAT_PERIOD);
      return new Owned(nonce, epoch, (beat + 1) & 0xFFFF, since, onTime);
    }

    LeaseBlock block(Duration lease) {
      return new LeaseBlock(epoch, beat, lease, LossAction.BY_TYPE, ORPHAN);
    }

    @Override
    public String toString() {
      return "Owned(epoch " + epoch + ")";
    }
  }
}
