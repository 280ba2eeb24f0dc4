package io.stackline.plcsim;

import io.stackline.plcsim.Bench.Reason;
import java.util.Arrays;

/**
 * The bench registers of one press: takes a block, lets the bench do it once, and keeps the
 * acknowledgement. {@link Bench} has their layout. One thread at a time, the one that holds the
 * press.
 */
public final class BenchDesk {
  private static final int DONE = 1;
  private static final int REFUSED = 2;

  private final Bench bench;
  private final PressPlant press;
  private final int[] block = new int[BenchBlock.REGISTERS];
  private int ackSequence;
  private Reason reason = Reason.NONE;

  /** The registers by which cells are handled under this press. */
  public BenchDesk(Bench bench, PressPlant press) {
    this.bench = bench;
    this.press = press;
  }

  /** Whether there is a register at this PDU address. */
  public boolean has(int address) {
    return address >= Bench.FIRST_REGISTER && address < Bench.ACK_REGISTER + Bench.ACK_REGISTERS;
  }

  /** Whether so many registers from here on can be written. */
  public boolean writable(int address, int count) {
    return address >= Bench.FIRST_REGISTER
        && address + count <= Bench.FIRST_REGISTER + BenchBlock.REGISTERS;
  }

  /** The register at an address that exists. */
  public int read(int address) {
    int offset = address - Bench.FIRST_REGISTER;
    if (offset < BenchBlock.REGISTERS) {
      return block[offset];
    }
    long cell = press.cell().map(bench::numberOf).orElse(0L);
    int layers = press.cell().map(c -> c.layers().size()).orElse(0);
    int answered = reason == Reason.NONE ? DONE : REFUSED;
    return switch (address - Bench.ACK_REGISTER) {
      case 0 -> ackSequence;
      case 1 -> ackSequence == 0 ? 0 : answered;
      case 2 -> reason.code();
      case 3 -> layers;
      case 4 -> (int) (cell >>> 16);
      case 5 -> (int) (cell & 0xFFFF);
      default -> 0;
    };
  }

  /**
   * Takes in registers; the operation is performed when the sequence number is among them and is a
   * new one. To writable addresses only.
   */
  public void write(int address, int[] words) {
    int offset = address - Bench.FIRST_REGISTER;
    System.arraycopy(words, 0, block, offset, words.length);
    boolean commit = offset + words.length == BenchBlock.REGISTERS;
    int sequence = block[BenchBlock.SEQUENCE];
    if (commit && sequence != 0 && sequence != ackSequence) {
      reason = bench.perform(Arrays.copyOf(block, block.length), press);
      ackSequence = sequence;
    }
  }
}
