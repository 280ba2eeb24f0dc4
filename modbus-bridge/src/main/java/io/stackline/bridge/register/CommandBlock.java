package io.stackline.bridge.register;

import java.util.Arrays;

/**
 * One command frame: the 16 registers that are written at once (PRESSMAP 1.0, holding registers 0
 * to 15).
 *
 * @param epoch OWNER_EPOCH of the status this command was decided on
 * @param arguments ARG0 to ARG2
 * @param arg3 nonce of ACQUIRE, CRCs of START, else 0
 * @param runNumber RUN_ID of the stroke it concerns, 0 if none
 * @param sequence CMD_SEQ, 1 to 65535
 */
public record CommandBlock(
    long epoch,
    CommandCode code,
    int flags,
    Arguments arguments,
    long arg3,
    long runNumber,
    int sequence) {
  public static final int ADDRESS = 0;
  public static final int SIZE = 16;
  private static final int CRC = ADDRESS + 14;
  private static final int SEQUENCE = ADDRESS + 15;
  private static final int SEQUENCE_MAX = 0xFFFF;

  public CommandBlock {
    if (sequence < 1 || sequence > SEQUENCE_MAX) {
      throw new IllegalArgumentException("sequence number " + sequence + " is not 1 to 65535");
    }
  }

  /** ARG0 to ARG2, unit and meaning by command. */
  public record Arguments(double arg0, double arg1, double arg2) {
    public static final Arguments NONE = new Arguments(0, 0, 0);
  }

  /** A command without arguments. */
  public static CommandBlock plain(long epoch, CommandCode code, long runNumber, int sequence) {
    return new CommandBlock(epoch, code, 0, Arguments.NONE, 0, runNumber, sequence);
  }

  /** The only sequence number the PLC takes after this one: 65535 is followed by 1. */
  public static int next(int sequence) {
    return sequence >= SEQUENCE_MAX ? 1 : sequence + 1;
  }

  public Words words() {
    Words.Writer writer = Words.from(ADDRESS);
    for (int word : body().toArray()) {
      writer.u16(word);
    }
    return writer.u16(crc()).u16(sequence).done();
  }

  /** CRC over registers 0 to 13 and then 15: the identity of the frame. */
  public int crc() {
    int[] covered = Arrays.copyOf(body().toArray(), CRC + 1);
    covered[CRC] = sequence;
    return Crc16.of(covered);
  }

  private Words body() {
    return Words.from(ADDRESS)
        .u32(epoch)
        .u16(code.code())
        .u16(flags)
        .f32(arguments.arg0())
        .f32(arguments.arg1())
        .f32(arguments.arg2())
        .u32(arg3)
        .u32(runNumber)
        .done();
  }

  /** Decodes a frame whose CRC holds; anything else is refused with a reason. */
  public static CommandBlock decode(Words words) {
    CommandCode code =
        CommandCode.ofCode(words.u16(2))
            .orElseThrow(
                () -> new IllegalArgumentException("command code " + words.u16(2) + " is unknown"));
    CommandBlock block =
        new CommandBlock(
            words.u32(0),
            code,
            words.u16(3),
            new Arguments(words.f32(4), words.f32(6), words.f32(8)),
            words.u32(10),
            words.u32(12),
            words.u16(SEQUENCE));
    if (block.crc() != words.u16(CRC)) {
      throw new IllegalArgumentException("the CRC of the command block does not hold");
    }
    return block;
  }
}
