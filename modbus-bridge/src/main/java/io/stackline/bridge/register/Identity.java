package io.stackline.bridge.register;

import static io.stackline.bridge.register.PressmapTag.*;

import io.stackline.map.WordOrder;
import io.stackline.press.WordBit;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Who answers: the identity of a press's PLC, believed only after its self-test registers read as
 * they must (PRESSMAP 1.0, input registers 0 to 31).
 *
 * @param caps what the press is fitted with
 * @param rated largest force
 * @param readMax largest number of registers in one read
 * @param segmentsMax largest number of segments in a program
 * @param ring where the trace stands
 * @param samplePeriod of the trace, nominal
 */
public record Identity(
    int vendor,
    int model,
    long serial,
    int firmware,
    Set<Capability> caps,
    Force rated,
    Area ramArea,
    LinePressure lineMax,
    Length stroke,
    int readMax,
    int segmentsMax,
    TraceRing ring,
    Duration samplePeriod) {
  public static final int ADDRESS = 0;
  public static final int SIZE = 32;
  private static final int MAGIC_EXPECTED = 0x5052;
  private static final int VERSION_EXPECTED = 0x0100;
  private static final long ENDIAN_EXPECTED = 0x01020304L;
  private static final long FLOAT_EXPECTED = 0xC2F6E666L;
  private static final int READ_MAX = 125;

  public Identity {
    caps = Set.copyOf(caps);
  }

  /** Whether the press keeps a trace. */
  public boolean hasTrace() {
    return caps.contains(Capability.TRACE);
  }

  /** What became of reading the block. */
  public sealed interface Outcome {
    /** A PRESSMAP 1.0 device whose words arrive in the right order. */
    record Known(Identity identity) implements Outcome {}

    /** Something else, to which no command may be sent. */
    record Mismatch(String reason) implements Outcome {}
  }

  /** Decodes the 32 registers. */
  public static Outcome decode(Words words) {
    if (MAGIC.u16(words) != MAGIC_EXPECTED) {
      return mismatch(
          "register 0 holds %04X instead of 5052: this is no PRESSMAP device", MAGIC.u16(words));
    }
    if (MAP_VER.u16(words) != VERSION_EXPECTED) {
      return mismatch(
          "the device speaks PRESSMAP %d.%d, this bridge 1.0",
          MAP_VER.u16(words) >>> 8, MAP_VER.u16(words) & 0xFF);
    }
    if (ENDIAN_TEST.u32(words) != ENDIAN_EXPECTED) {
      return new Outcome.Mismatch(wrongOrder(words.u16(2), words.u16(3)));
    }
    if (FLOAT_TEST.u32(words) != FLOAT_EXPECTED) {
      return mismatch(
          "the float test reads %08X instead of C2F6E666 (-123.45)", FLOAT_TEST.u32(words));
    }
    int readMax = MAX_READ_REGS.u16(words);
    if (readMax < StatusBlock.SIZE || readMax > READ_MAX) {
      return mismatch(
          "the device reads at most %d registers at once; status needs 80 to 125", readMax);
    }
    return known(words, readMax);
  }

  private static Outcome known(Words words, int readMax) {
    int depth = TRACE_DEPTH.u16(words);
    int regs = TRACE_REGS.u16(words);
    Set<Capability> caps = WordBit.in(Capability.class, CAPS.u16(words));
    if (caps.contains(Capability.TRACE) && !TraceRing.fits(depth, regs)) {
      return mismatch("a trace of %d samples of %d registers is not supported", depth, regs);
    }
    int segments = MAX_SEG.u16(words);
    if (segments < 1) {
      return mismatch("the device takes programs of %d segments", segments);
    }
    return new Outcome.Known(
        new Identity(
            VENDOR.u16(words),
            MODEL.u16(words),
            SERIAL.u32(words),
            FW.u16(words),
            caps,
            Force.ofKN(RATED_KN.f32(words)),
            Area.ofMm2(RAM_AREA_MM2.f32(words)),
            LinePressure.ofBar(MAX_LINE_BAR.f32(words)),
            Length.ofMm(STROKE_MM.f32(words)),
            readMax,
            segments,
            new TraceRing(TRACE_BASE.u16(words), depth, readMax / TraceRing.SAMPLE_REGISTERS),
            Duration.ofMillis(TRACE_PERIOD_MS.u16(words))));
  }

  private static String wrongOrder(int first, int second) {
    for (WordOrder order : WordOrder.values()) {
      if (order.u32(first, second) == ENDIAN_EXPECTED) {
        return "the device sends 32-bit values as " + order + " instead of ABCD";
      }
    }
    return String.format(
        Locale.ROOT, "the word-order test reads %04X %04X instead of 0102 0304", first, second);
  }

  private static Outcome mismatch(String reason, Object... values) {
    return new Outcome.Mismatch(String.format(Locale.ROOT, reason, values));
  }
}
