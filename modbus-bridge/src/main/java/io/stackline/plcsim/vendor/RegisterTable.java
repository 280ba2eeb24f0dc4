package io.stackline.plcsim.vendor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registers of one table of a unit, in blocks with nothing between them, by their 0-based PDU
 * addresses. One thread at a time.
 *
 * <p>Values of two registers are written in the vendor's order. An address that does not exist is a
 * bug of the caller, except in {@link #read}.
 */
final class RegisterTable {
  private static final int WORD = 0xFFFF;

  private final Map<Integer, Integer> words = new HashMap<>();

  private RegisterTable() {}

  /**
   * A table of zeros.
   *
   * @param spans first address and count of each block, in turn
   */
  static RegisterTable of(int... spans) {
    RegisterTable table = new RegisterTable();
    for (int i = 0; i < spans.length; i += 2) {
      for (int address = spans[i]; address < spans[i] + spans[i + 1]; address++) {
        table.words.put(address, 0);
      }
    }
    return table;
  }

  /** The register at an address that exists. */
  int word(int address) {
    return found(words.get(address), address);
  }

  /** The registers of a read; empty if one does not exist. */
  Optional<int[]> read(int address, int count) {
    int[] read = new int[count];
    for (int i = 0; i < count; i++) {
      Integer word = words.get(address + i);
      if (word == null) {
        return Optional.empty();
      }
      read[i] = word;
    }
    return Optional.of(read);
  }

  /** The low 16 bits of a number, whatever its sign. */
  void word(int address, long value) {
    found(words.replace(address, (int) (value & WORD)), address);
  }

  /** 1 or 0. */
  void flag(int address, boolean on) {
    word(address, on ? 1 : 0);
  }

  /** ABCD. */
  void f32(int address, double value) {
    int bits = Float.floatToRawIntBits((float) value);
    word(address, bits >>> 16);
    word(address + 1, bits);
  }

  /** BADC: high word first, the octets of each word swapped. */
  void f32SwappedOctets(int address, double value) {
    int bits = Float.floatToRawIntBits((float) value);
    word(address, swapped(bits >>> 16));
    word(address + 1, swapped(bits));
  }

  /** BADC. */
  double f32SwappedOctets(int address) {
    return Float.intBitsToFloat((swapped(word(address)) << 16) | swapped(word(address + 1)));
  }

  /** CDAB: low word first. */
  void i32LowWordFirst(int address, long value) {
    word(address, value);
    word(address + 1, value >> 16);
  }

  private static int swapped(int word) {
    return ((word & 0xFF) << 8) | ((word >> 8) & 0xFF);
  }

  private static int found(@Nullable Integer word, int address) {
    if (word == null) {
      throw new IllegalArgumentException("there is no register " + address);
    }
    return word;
  }
}
