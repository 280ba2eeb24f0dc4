package io.stackline.bench;

import static io.stackline.bridge.register.PressmapTag.*;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.PressmapTag;
import io.stackline.bridge.register.Words;
import io.stackline.press.PressLimits;
import io.stackline.press.PressState;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Temperature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The registers of one simulated PLC. Holding registers 0 to 49 are fifty plain tags; the input
 * registers are those of a PRESSMAP 1.0 press whose numbers carry the same mark as the tags. It
 * obeys just enough commands for their way there and back to be measured.
 */
final class FarmPlc {
  static final int TAGS = 50;
  private static final int REGISTERS = 256;
  private static final int LEASE = 600;
  private static final int READY = PressState.READY.code();
  private static final int RAMP = PressState.RAMP.code();
  private static final int PAUSED = PressState.PAUSED.code();
  private static final double DIE_AREA_MM2 = 1000;

  /** The numbers of a press's status that carry the mark. */
  private static final List<PressmapTag> FLOATS =
      List.of(
          FORCE_KN,
          FORCE_SP_KN,
          FORCE_TARGET_KN,
          LINE_BAR,
          POS_MM,
          VEL_MM_S,
          PLATEN_UP_C,
          PLATEN_LO_C,
          OIL_C,
          OIL_LEVEL_PCT,
          PEAK_KN);

  private static final List<PressmapTag> COUNTS = List.of(DWELL_CREDIT_MS, DWELL_REMAIN_MS, CYCLES);

  private final byte[] input = new byte[2 * REGISTERS];
  private final byte[] holding = new byte[2 * REGISTERS];
  private int mark;
  private int snapshot;
  private Optional<CommandBlock> waiting = Optional.empty();
  private long epoch = 1;
  private long writtenNanos;
  private boolean obeyed;

  FarmPlc(int serial) {
    Words limits = LimitsBlock.encode(limits());
    put(holding, limits);
    put(input, identity(serial));
    put(input, MODE, 2);
    put(input, STATE, READY);
    put(input, STATUS, 1 | 1 << 11 | 1 << 13);
    put(input, INTERLOCK, 0xFFFF);
    put(input, LIMITS_CRC, LimitsBlock.crc(limits));
    put(input, BOOT_COUNT, 1);
    put(input, OWNER_EPOCH, epoch);
    put(input, RUN_ID, 1);
    mark(0);
  }

  private static PressLimits limits() {
    return new PressLimits(
        Force.ofKN(200),
        ForceRate.ofKNPerSecond(2),
        Length.ofMm(50),
        Temperature.ofCelsius(100),
        Force.ofKN(210),
        10,
        ForceRate.ofKNPerSecond(2),
        Area.ofMm2(DIE_AREA_MM2),
        1);
  }

  private static Words identity(int serial) {
    return Words.from(0)
        .u16(0x5052)
        .u16(0x0100)
        .u32(0x01020304L)
        .u32(0xC2F6E666L)
        .u16(1)
        .u16(1)
        .u32(serial)
        .u16(0x0100)
        .u16(0)
        .f32(245.2)
        .f32(5026.5)
        .f32(500)
        .f32(50)
        .u16(125)
        .u16(16)
        .done();
  }

  /** Sets every tag and number to this mark, 0 to 65535. */
  void mark(int value) {
    mark = value;
    for (int i = 0; i < TAGS; i++) {
      put(holding, i, value);
    }
    FLOATS.forEach(tag -> put(input, tag, Float.floatToIntBits(value) & 0xFFFFFFFFL));
    COUNTS.forEach(tag -> put(input, tag, value));
    put(input, SEG_INDEX, value);
    refreshed();
  }

  /** From now on a stroke is under way. */
  void start() {
    put(input, STATE, RAMP);
  }

  /** The next mark, for tags that change with every poll. */
  void count() {
    mark(mark + 1 & 0xFFFF);
  }

  private void refreshed() {
    snapshot = snapshot + 1 & 0xFFFF;
    put(input, SNAP_A, snapshot);
    put(input, SNAP_B, snapshot);
  }

  /** The bytes of some registers; the caller only reads them. */
  byte[] image(boolean inputs) {
    return inputs ? input : holding;
  }

  static boolean has(int address, int count) {
    return count > 0 && address >= 0 && address + count <= REGISTERS;
  }

  /**
   * Takes written registers; whether a command is now waiting for the next program scan. The tags
   * are not overwritten.
   */
  boolean write(Words words, long now) {
    if (words.address() == CommandBlock.ADDRESS && words.size() == CommandBlock.SIZE) {
      waiting = Optional.of(CommandBlock.decode(words));
      writtenNanos = now;
      return true;
    }
    return false;
  }

  /** How long ago the command was written whose acknowledgement is now read the first time. */
  OptionalLong told() {
    OptionalLong age =
        obeyed ? OptionalLong.of(System.nanoTime() - writtenNanos) : OptionalLong.empty();
    obeyed = false;
    return age;
  }

  /** One program scan: the waiting command is obeyed and acknowledged. */
  void obey() {
    CommandBlock command = waiting.orElseThrow();
    waiting = Optional.empty();
    obeyed = true;
    if (command.code() == CommandCode.ACQUIRE) {
      epoch++;
      put(input, OWNER_EPOCH, epoch);
      put(input, LEASE_DS, LEASE);
    } else if (command.code() == CommandCode.PAUSE) {
      put(input, STATE, PAUSED);
    } else if (command.code() == CommandCode.RESUME) {
      put(input, STATE, RAMP);
    }
    put(input, ACK_SEQ, command.sequence());
    put(input, ACK_CODE, 2);
    put(input, ACK_CRC, command.crc());
    put(input, ACK_EPOCH, command.epoch());
    refreshed();
  }

  private static void put(byte[] image, PressmapTag tag, long value) {
    if (tag.type() == PressmapTag.Type.U16) {
      put(image, tag.address(), (int) value);
    } else {
      put(image, tag.address(), (int) (value >>> 16));
      put(image, tag.address() + 1, (int) value);
    }
  }

  private static void put(byte[] image, Words words) {
    for (int address = words.address(); address < words.end(); address++) {
      put(image, address, words.u16(address));
    }
  }

  private static void put(byte[] image, int address, int value) {
    image[2 * address] = (byte) (value >>> 8);
    image[2 * address + 1] = (byte) value;
  }
}
