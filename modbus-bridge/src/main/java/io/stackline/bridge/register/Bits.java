package io.stackline.bridge.register;

import java.util.Arrays;

/**
 * Consecutive coils or discrete inputs and where they stand, read by their absolute address.
 * Immutable. An address outside the block is a bug and is refused with {@link
 * IndexOutOfBoundsException}.
 */
public final class Bits {
  private final int address;
  private final boolean[] bits;

  private Bits(int address, boolean[] bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * A copy of some bits.
   *
   * @param address of the first one, 0-based as in the frame
   */
  public static Bits at(int address, boolean... bits) {
    if (address < 0 || address + bits.length > 0x1_0000) {
      throw new IllegalArgumentException(
          bits.length + " bits at " + address + " do not lie in 0 to 65535");
    }
    return new Bits(address, bits.clone());
  }

  public int address() {
    return address;
  }

  /** The address after the last bit. */
  public int end() {
    return address + bits.length;
  }

  public int size() {
    return bits.length;
  }

  public boolean bit(int at) {
    if (at < address || at >= end()) {
      throw new IndexOutOfBoundsException(
          "bit " + at + " is not in " + address + " to " + (end() - 1));
    }
    return bits[at - address];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bits that && address == that.address && Arrays.equals(bits, that.bits);
  }

  @Override
  public int hashCode() {
    return 31 * address + Arrays.hashCode(bits);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(address + ": ");
    for (boolean bit : bits) {
      text.append(bit ? '1' : '0');
    }
    return text.toString();
  }
}
