package io.stackline.bridge.driver;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import java.time.Duration;

/**
 * One command in flight, from its first sending to a verdict: the host's half of the command
 * protocol of PRESSMAP 1.0. An acknowledgement is ours only if sequence number, CRC and epoch all
 * are; on doubt the connection is dropped and the identical frame sent again only if the status,
 * read anew, shows that nothing at all has happened since.
 *
 * @param before what the status said when the command was decided
 * @param sends how often the frame has been sent
 * @param sentNanos wall clock of the last sending
 */
public record Exchange(
    CommandBlock frame, Purpose purpose, Before before, int sends, long sentNanos, Trust trust) {
  /** The first sending and two repetitions. */
  static final int SENDS_MAX = 3;

  static final Duration ACKNOWLEDGE = Duration.ofSeconds(1);

  /** Longest time the PLC may call itself busy with one command, wall clock. */
  static final Duration BUSY = Duration.ofMinutes(1);

  /** How far the connection is to be trusted. */
  public enum Trust {
    /** The frame went out and its connection stands. */
    SOUND,
    /** Something failed: the next status comes from a new connection. */
    DOUBTED,
    /** Too long ago, or no longer wanted: not to be sent again whatever the status says. */
    FINAL
  }

  /** All that must be unchanged for a repetition to be harmless. */
  public record Before(
      int bootCount, long ownerEpoch, StatusBlock.Ack ack, long runNumber, PressState state) {
    static Before of(StatusBlock block) {
      PressStatus press = block.press();
      return new Before(
          press.plc().bootCount(),
          press.plc().ownerEpoch(),
          block.ack(),
          press.loaded().runNumber(),
          press.state());
    }
  }

  static Exchange begun(CommandBlock frame, Purpose purpose, StatusBlock block, long wallNanos) {
    return new Exchange(frame, purpose, Before.of(block), 1, wallNanos, Trust.SOUND);
  }

  Exchange doubted() {
    return trust == Trust.FINAL ? this : with(Trust.DOUBTED);
  }

  Exchange unrepeatable() {
    return with(Trust.FINAL);
  }

  private Exchange with(Trust changed) {
    return new Exchange(frame, purpose, before, sends, sentNanos, changed);
  }

  Exchange sentAgain(long wallNanos) {
    return new Exchange(frame, purpose, before, sends + 1, wallNanos, Trust.SOUND);
  }

  /** What a status says about this command. */
  public Verdict judge(StatusBlock block, long wallNanos) {
    Before now = Before.of(block);
    StatusBlock.Ack ack = now.ack();
    if (now.bootCount() != before.bootCount()) {
      return new Verdict.Unknown(
          "the press PLC restarted (boot " + before.bootCount() + " → " + now.bootCount() + ")");
    }
    if (ack.sequence() == frame.sequence()) {
      boolean ours = ack.crc() == frame.crc() && ack.epoch() == frame.epoch();
      return ours ? answered(ack, wallNanos) : new Verdict.Overtaken();
    }
    if (now.ownerEpoch() != before.ownerEpoch()) {
      return new Verdict.Unknown("the ownership of the press changed hands");
    }
    if (ack.sequence() != before.ack().sequence()) {
      return new Verdict.Unknown(
          "the PLC acknowledges command " + ack.sequence() + ", ours was " + frame.sequence());
    }
    return unanswered(now, wallNanos);
  }

  private Verdict answered(StatusBlock.Ack ack, long wallNanos) {
    return switch (ack.code()) {
      case DONE -> new Verdict.Done();
      case NACK -> new Verdict.Nacked(ack.reason(), ack.detail());
      case ABORTED -> new Verdict.Aborted();
      case NONE, BUSY ->
          wallNanos - sentNanos < BUSY.toNanos()
              ? new Verdict.Waiting()
              : new Verdict.Unknown("the PLC has been busy with it for " + BUSY.toSeconds() + " s");
    };
  }

  private Verdict unanswered(Before now, long wallNanos) {
    boolean early = wallNanos - sentNanos < ACKNOWLEDGE.toNanos();
    return switch (trust) {
      case SOUND ->
          early
              ? new Verdict.Waiting()
              : new Verdict.Doubtful("no acknowledgement of " + frame.code() + " within 1 s");
      case DOUBTED -> {
        if (!now.equals(before)) {
          yield new Verdict.Unknown("it was not acknowledged and the press has moved on since");
        }
        yield sends < SENDS_MAX
            ? new Verdict.Repeatable()
            : new Verdict.Unknown("it was sent " + sends + " times and never acknowledged");
      }
      case FINAL ->
          early
              ? new Verdict.Waiting()
              : new Verdict.Unknown("it was not acknowledged and must not be repeated any more");
    };
  }
}
