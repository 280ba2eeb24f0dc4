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

  /** How long the PLC waits for us. */
  Duration LEASE = Duration.ofSeconds(3);

  /** When a PLC left alone escalates. */
  Duration ORPHAN = Duration.ofDays(3);

  /** Pause after an ownership we did not get. */
  Duration RETRY = Duration.ofSeconds(1);

  /** What remains of it in the light of a new status. */
  Tenure seen(StatusBlock block);

  /** No nonce yet: the sequencer has not assigned the press. */
  record Unassigned() implements Tenure {
    @Override
    public Tenure seen(StatusBlock block) {
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
    public Tenure seen(StatusBlock block) {
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
   * @param beats how many we have sent
   * @param lastBeat when
   */
  record Owned(long nonce, long epoch, int beat, long beats, Instant lastBeat) implements Tenure {
    @Override
    public Tenure seen(StatusBlock block) {
      PressStatus.Plc plc = block.press().plc();
      boolean expired = plc.lease().isZero() && beats > 1;
      return plc.ownerEpoch() != epoch || expired ? new Vacant(nonce, Instant.MIN) : this;
    }

    boolean isBeatDue(Instant at) {
      return beats == 0 || !at.isBefore(lastBeat.plus(BEAT_PERIOD));
    }

    Owned beaten(Instant at) {
      return new Owned(nonce, epoch, beat + 1 & 0xFFFF, beats + 1, at);
    }

    LeaseBlock block() {
      return new LeaseBlock(epoch, beat, LEASE, LossAction.BY_TYPE, ORPHAN);
    }

    @Override
    public String toString() {
      return "Owned(epoch " + epoch + ")";
    }
  }
}
