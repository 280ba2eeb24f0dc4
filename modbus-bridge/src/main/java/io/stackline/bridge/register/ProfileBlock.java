package io.stackline.bridge.register;

import static io.stackline.bridge.register.PressmapTag.*;

import io.stackline.press.LossAction;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program as the PLC holds it (PRESSMAP 1.0, holding registers 128 to 335). */
public final class ProfileBlock {
  public static final int ADDRESS = 128;
  private static final int HEADER = 16;
  private static final int SEGMENT = 12;
  private static final int SEGMENTS = ADDRESS + HEADER;

  private ProfileBlock() {}

  /**
   * The registers for this program, header with CRC first, then its segments.
   *
   * @throws IllegalArgumentException naming the segment and the value that cannot be written
   */
  public static Words encode(PressProgram program) {
    Words.Writer writer = header(program);
    List<Words> segments = new ArrayList<>();
    for (int i = 0; i < program.segments().size(); i++) {
      segments.add(segment(i, program.segments().get(i)));
    }
    Words.Writer covered = header(program);
    segments.forEach(each -> append(covered, each));
    writer.u16(Crc16.of(covered.done().toArray()));
    segments.forEach(each -> append(writer, each));
    return writer.done();
  }

  private static Words.Writer header(PressProgram program) {
    return Words.from(ADDRESS)
        .u32(program.runNumber())
        .u16(program.segments().size())
        .u16(0)
        .f32(checked("abort rate", program.abortRate().toKNPerSecond()))
        .f32(checked("contact force", program.contact().toKN()))
        .f32(checked("approach speed", program.approach().toMmPerSecond()))
        .u16(program.onLoss().code())
        .u32(millis("time above", program.timeAbove()))
        .f32(checked("force of the time above", program.above().toKN()));
  }

  private static Words segment(int index, Segment segment) {
    String place = "segment " + index + ": ";
    return Words.from(SEGMENTS + SEGMENT * index)
        .u16(segment.type().code())
        .u16(segment.flags().stream().mapToInt(flag -> 1 << flag.bit()).sum())
        .f32(checked(place + "target", segment.target().toKN()))
        .f32(checked(place + "rate", segment.rate().toKNPerSecond()))
        .u32(millis(place + "duration", segment.duration()))
        .f32(checked(place + "tolerance", segment.tolerance().toKN()))
        .i16(tenths(place + "temperature", segment.temperature()))
        .u16(segment.onLoss().code())
        .done();
  }

  private static void append(Words.Writer writer, Words words) {
    for (int word : words.toArray()) {
      writer.u16(word);
    }
  }

  private static double checked(String name, double value) {
    if (!(value >= 0 && Float.isFinite((float) value))) {
      throw new IllegalArgumentException(
          "program: " + name + " " + value + " is no finite number from 0 upwards");
    }
    return value;
  }

  private static long millis(String name, Duration duration) {
    long millis = duration.toMillis();
    if (millis < 0 || millis > 0xFFFFFFFFL) {
      throw new IllegalArgumentException(
          "program: " + name + " " + duration + " is not 0 to 2³²−1 ms");
    }
    return millis;
  }

  private static int tenths(String name, Temperature temperature) {
    double tenths = Math.rint(temperature.toCelsius() * 10);
    if (!(tenths >= Short.MIN_VALUE && tenths <= Short.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "program: " + name + " " + temperature + " is not -3276.8 to 3276.7 °C");
    }
    return (int) tenths;
  }

  /** The CRC that stands in a block. */
  public static int crc(Words words) {
    return words.u16(PROFILE_CRC_WRITTEN.address());
  }

  /** The program in these registers, unless its CRC does not hold or a code is unknown. */
  public static Optional<PressProgram> decode(Words words) {
    int count = N_SEG.u16(words);
    if (count < 1
        || count > PressProgram.SEGMENTS_MAX
        || PROFILE_RUN_ID.u32(words) == 0
        || words.end() < SEGMENTS + SEGMENT * count
        || covered(words, count) != crc(words)) {
      return Optional.empty();
    }
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<Segment> segment = decodeSegment(words, SEGMENTS + SEGMENT * i);
      if (segment.isEmpty()) {
        return Optional.empty();
      }
      segments.add(segment.get());
    }
    return LossAction.ofCode(PROFILE_LOSS_ACTION.u16(words))
        .map(
            onLoss ->
                new PressProgram(
                    PROFILE_RUN_ID.u32(words),
                    segments,
                    Force.ofKN(CONTACT_KN.f32(words)),
                    Speed.ofMmPerSecond(APPROACH_MM_S.f32(words)),
                    ForceRate.ofKNPerSecond(PROFILE_ABORT_RATE_KN_S.f32(words)),
                    onLoss,
                    Duration.ofMillis(ABOVE_MAX_MS.u32(words)),
                    Force.ofKN(ABOVE_KN.f32(words))));
  }

  private static int covered(Words words, int count) {
    Words.Writer covered = Words.from(ADDRESS);
    append(covered, words.slice(ADDRESS, PROFILE_CRC_WRITTEN.address()));
    append(covered, words.slice(SEGMENTS, SEGMENTS + SEGMENT * count));
    return Crc16.of(covered.done().toArray());
  }

  private static Optional<Segment> decodeSegment(Words words, int at) {
    Optional<SegmentType> type = SegmentType.ofCode(words.u16(at));
    Optional<LossAction> onLoss = LossAction.ofCode(words.u16(at + 11));
    if (type.isEmpty() || onLoss.isEmpty()) {
      return Optional.empty();
    }
    Set<SegmentFlag> flags = EnumSet.noneOf(SegmentFlag.class);
    for (SegmentFlag flag : SegmentFlag.values()) {
      if ((words.u16(at + 1) >>> flag.bit() & 1) == 1) {
        flags.add(flag);
      }
    }
    return Optional.of(
        new Segment(
            type.get(),
            flags,
            Force.ofKN(words.f32(at + 2)),
            ForceRate.ofKNPerSecond(words.f32(at + 4)),
            Duration.ofMillis(words.u32(at + 6)),
            Force.ofKN(words.f32(at + 8)),
            Temperature.ofCelsius(words.i16(at + 10) / 10.0),
            onLoss.get()));
  }

  /**
   * The block in parts that fit one write each, cut between segments, the header last so that a
   * half-written program never carries a CRC that holds.
   *
   * @param registersMax largest number of registers in one frame, 16 or more
   */
  public static List<Words> parts(Words block, int registersMax) {
    List<Words> parts = new ArrayList<>();
    int step = registersMax / SEGMENT * SEGMENT;
    for (int at = SEGMENTS; at < block.end(); at += step) {
      parts.add(block.slice(at, Math.min(at + step, block.end())));
    }
    parts.add(block.slice(ADDRESS, SEGMENTS));
    return parts;
  }
}
