package io.stackline.bridge.register;

import io.stackline.map.WordOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Consecutive registers and where they stand, read by their absolute address, in the word order of
 * PRESSMAP 1.0 ({@link WordOrder#ABCD}). Immutable. An address outside the block is a bug and is
 * refused with {@link IndexOutOfBoundsException}.
 */
public final class Words {
  private static final WordOrder ORDER = WordOrder.ABCD;

  private final int address;

  /** Shared with other parts of the same block; ours are {@code size} from {@code first}. */
  private final int[] words;

  private final int first;
  private final int size;

  private Words(int address, int[] words, int first, int size) {
    this.address = address;
    this.words = words;
    this.first = first;
    this.size = size;
  }

  /**
   * A copy of some registers.
   *
   * @param address of the first one, 0-based as in the frame
   */
  public static Words at(int address, int... words) {
    Writer writer = from(address);
    for (int word : words) {
      writer.u16(word);
    }
    return writer.done();
  }

  /**
   * Registers as they travel, each as two bytes, high byte first.
   *
   * @param from where in the bytes the first one begins; the last one ends with them
   */
  public static Words travelled(int address, byte[] bytes, int from) {
    int[] words = new int[(bytes.length - from) / 2];
    for (int i = 0; i < words.length; i++) {
      int at = from + 2 * i;
      words[i] = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
    return new Words(address, words, 0, words.length);
  }

  /** Starts a block to be filled from this address upwards. */
  public static Writer from(int address) {
    return new Writer(address);
  }

  public int address() {
    return address;
  }

  /** The address after the last register. */
  public int end() {
    return address + size;
  }

  public int size() {
    return size;
  }

  public int[] toArray() {
    return Arrays.copyOfRange(words, first, first + size);
  }

  public int u16(int register) {
    if (register < address || register >= end()) {
      throw new IndexOutOfBoundsException(
          "register " + register + " is not in " + address + " to " + (end() - 1));
    }
    return words[first + register - address];
  }

  public int i16(int register) {
    return (short) u16(register);
  }

  public long u32(int register) {
    return ORDER.u32(u16(register), u16(register + 1));
  }

  public int i32(int register) {
    return (int) u32(register);
  }

  public double f32(int register) {
    return ORDER.f32(u16(register), u16(register + 1));
  }

  /** Whether these registers stand among them, with the same content. */
  public boolean contains(Words part) {
    if (part.address < address || part.end() > end()) {
      return false;
    }
    int from = first + part.address - address;
    for (int i = 0; i < part.size; i++) {
      if (words[from + i] != part.words[part.first + i]) {
        return false;
      }
    }
    return true;
  }

  /** The registers from one address up to, not including, another. */
  public Words slice(int from, int end) {
    if (from < address || end > end() || from > end) {
      throw new IndexOutOfBoundsException(from + " to " + end + " is not within " + this);
    }
    return new Words(from, words, first + from - address, end - from);
  }

  /** CRC16-Modbus of the registers from one address up to, not including, another. */
  public int crc(int from, int end) {
    return Crc16.of(slice(from, end).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Words that
        && address == that.address
        && size == that.size
        && contains(that);
  }

  @Override
  public int hashCode() {
    return 31 * address + Arrays.hashCode(toArray());
  }

  /** The registers in hexadecimal, for instance {@code 0000 03E9}. */
  public String hex() {
    return Arrays.stream(words, first, first + size)
        .mapToObj(word -> String.format(Locale.ROOT, "%04X", word))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return address + ": " + hex();
  }

  /**
   * Fills a block register by register. A value its type cannot hold is refused with {@link
   * IllegalArgumentException}.
   */
  public static final class Writer {
    /** Larger than any block of the map. */
    private static final int REGISTERS_MAX = 512;

    private final int address;
    private int[] words = new int[32];
    private int size;

    private Writer(int address) {
      if (address < 0 || address > 0xFFFF) {
        throw new IllegalArgumentException("address " + address + " is not 0 to 65535");
      }
      this.address = address;
    }

    public Writer u16(int value) {
      if (value < 0 || value > 0xFFFF) {
        throw new IllegalArgumentException(value + " does not fit an unsigned 16-bit register");
      }
      if (size == REGISTERS_MAX) {
        throw new IllegalArgumentException("a block has at most " + REGISTERS_MAX + " registers");
      }
      if (size == words.length) {
        words = Arrays.copyOf(words, 2 * size);
      }
      words[size++] = value;
      return this;
    }

    public Writer i16(int value) {
      if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
        throw new IllegalArgumentException(value + " does not fit a signed 16-bit register");
      }
      return u16(value & 0xFFFF);
    }

    public Writer u32(long value) {
      if (value < 0 || value > 0xFFFFFFFFL) {
        throw new IllegalArgumentException(value + " does not fit an unsigned 32-bit value");
      }
      return u16(ORDER.first(value)).u16(ORDER.second(value));
    }

    public Writer i32(int value) {
      return u32(value & 0xFFFFFFFFL);
    }

    /** Writes the nearest 32-bit value; NaN, infinity or overflow is refused. */
    public Writer f32(double value) {
      float nearest = (float) value;
      if (!Float.isFinite(nearest)) {
        throw new IllegalArgumentException(value + " is not a finite 32-bit number");
      }
      return u32(Float.floatToIntBits(nearest) & 0xFFFFFFFFL);
    }

    /** Appends the CRC16-Modbus of all registers so far. */
    public Writer crc() {
      return u16(Crc16.of(Arrays.copyOf(words, size)));
    }

    public Words done() {
      return new Words(address, Arrays.copyOf(words, size), 0, size);
    }
  }
}
