package io.stackline.plcsim;

import java.util.Optional;
import java.util.function.Function;

/**
 * Accepts commands by the six rules of PRESSMAP 1.0, and keeps the acknowledgement.
 *
 * <p>A frame counts when register 15 is written. Exactly the next sequence number is consumed; the
 * last one repeated is answered by the acknowledgement that is already there; anything else is
 * refused without an answer and counted. ABORT stands outside the sequence: anybody may send it,
 * and STATE is its answer.
 */
final class CommandDesk {
  private static final int PIECEMEAL_MS = 200;
  private static final int LAST_SEQUENCE = 0xFFFF;

  private final NonVolatileMemory memory;
  private final Function<CommandFrame, Reply> commands;
  private final Function<CommandFrame, Boolean> abort;
  private int waitingMs = -1;
  private int ackSequence;
  private int ackCrc;
  private long ackEpoch;
  private int ackCode;
  private int nackReason;
  private int ackDetail;
  private int staleCount;
  private int busySequence = -1;
  private long judged;

  /**
   * A desk at boot: the last sequence number found in the block counts as acknowledged.
   *
   * @param memory epoch and retained block
   * @param commands performs a consumed command
   * @param abort performs an ABORT; false if it names no active run
   */
  CommandDesk(
      NonVolatileMemory memory,
      Function<CommandFrame, Reply> commands,
      Function<CommandFrame, Boolean> abort) {
    this.memory = memory;
    this.commands = commands;
    this.abort = abort;
    this.ackSequence = memory.commandBlock()[CommandFrame.SEQUENCE];
  }

  /**
   * Takes in written registers; the frame is examined when its last register is among them or its
   * pieces are awaited.
   */
  void written(int offset, int[] words) {
    System.arraycopy(words, 0, memory.commandBlock(), offset, words.length);
    boolean commit = offset + words.length == CommandFrame.REGISTERS;
    if (commit) {
      waitingMs = 0;
    }
    if (waitingMs >= 0) {
      examine();
    }
  }

  /** Looks again at a frame whose CRC was wrong, until its time is over. */
  void tick(int elapsedMs) {
    if (waitingMs < 0) {
      return;
    }
    waitingMs += elapsedMs;
    examine();
    if (waitingMs >= PIECEMEAL_MS) {
      waitingMs = -1;
      stale();
    }
  }

  /** Ends the command that was BUSY. */
  void finish(Reply reply) {
    if (busySequence == ackSequence) {
      say(reply);
    }
    busySequence = -1;
  }

  /** Whether the pieces of a frame are awaited, or a command is being performed. */
  boolean waiting() {
    return waitingMs >= 0 || busy();
  }

  /** How often a command was performed or refused since boot; a repeated answer is neither. */
  long judged() {
    return judged;
  }

  /** Changes with every command consumed. */
  int consumed() {
    return ackSequence;
  }

  boolean busy() {
    return busySequence >= 0;
  }

  void render(RegisterWriter status) {
    status.u16(112, ackSequence).u16(113, ackCode).u16(114, nackReason).u16(115, ackDetail);
    status.u16(173, staleCount).u16(176, ackCrc).u32(177, ackEpoch);
  }

  private void examine() {
    Optional<CommandFrame> frame = CommandFrame.in(memory.commandBlock());
    if (frame.isPresent()) {
      waitingMs = -1;
      accept(frame.get());
    }
  }

  private void accept(CommandFrame frame) {
    boolean current = frame.epoch() == memory.epoch();
    if (current && frame.code() == CommandCode.ABORT.code()) {
      if (!abort.apply(frame)) {
        stale();
      }
    } else if (!current) {
      stale();
    } else if (frame.sequence() == next(ackSequence)) {
      consume(frame);
    } else if (frame.sequence() != ackSequence || frame.crc() != ackCrc) {
      stale();
    }
  }

  private void consume(CommandFrame frame) {
    ackSequence = frame.sequence();
    ackCrc = frame.crc();
    ackEpoch = frame.epoch();
    judged++;
    Reply reply = busy() ? Reply.refused(Nack.BUSY) : commands.apply(frame);
    if (reply instanceof Reply.Busy) {
      busySequence = ackSequence;
    }
    say(reply);
  }

  private void say(Reply reply) {
    ackCode = reply.code();
    boolean refused = reply instanceof Reply.Refused;
    nackReason = refused ? ((Reply.Refused) reply).reason().code() : 0;
    ackDetail = refused ? ((Reply.Refused) reply).detail() : 0;
  }

  private void stale() {
    staleCount++;
  }

  private static int next(int sequence) {
    return sequence >= LAST_SEQUENCE ? 1 : sequence + 1;
  }
}
