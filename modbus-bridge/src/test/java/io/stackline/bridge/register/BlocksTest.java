package io.stackline.bridge.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes are the published vectors of PRESSMAP 1.0, computed independently of this code. */
class BlocksTest {
  private static final String HEADER =
      "0000 03E9 0004 0000 3DA0 C49C 3E19 999A 3E80 0000 0000 0000 0000 0000 0000";
  private static final String SEGMENTS =
      "0007 0002 3E71 4120 3D20 D994 0000 2710 3DA0 C49C 00FA 0000 "
          + "0001 000A 407B 53F8 3D20 D994 0000 0000 3DA0 C49C 00FA 0000 "
          + "0002 0003 407B 53F8 0000 0000 0000 EA60 3DA0 C49C 00FA 0002 "
          + "0004 0002 0000 0000 3DA0 D994 0000 0000 3DA0 C49C 00FA 0000";
  private static final Words PROFILE = Hex.at(128, HEADER, "1B28", SEGMENTS);
  private static final Words LIMITS =
      Hex.at(
          64,
          "4081 6F00 3DA0 C49C 4234 0000 4270 0000 3DA0 C49C",
          "4120 0000 3DA0 C49C 429D 147B 0000 0001 0000 8B4B");
  private static final Words START =
      Hex.at(0, "0000 0007 0004 0000 0000 0000 0000 0000 0000 0000 1B28 8B4B 0000 03E9 EF38 002A");

  @Test
  void theLaminationProgramIsWrittenAsPublished() {
    Words words = ProfileBlock.encode(Programs.lamination());

    assertEquals(PROFILE.hex(), words.hex());
    assertEquals(128, words.address());
    assertEquals(0x1B28, ProfileBlock.crc(words));
  }

  @Test
  void theLaminationProgramIsReadBackAsPublished() {
    PressProgram program = ProfileBlock.decode(PROFILE).orElseThrow();

    assertEquals(1001, program.runNumber());
    assertEquals(3.927, program.segments().get(1).target().toKN(), 1e-6);
    assertEquals(Duration.ofSeconds(60), program.segments().get(2).duration());
    assertEquals(LossAction.FINISH, program.segments().get(2).onLoss());
    assertEquals(PROFILE, ProfileBlock.encode(program));
  }

  @Test
  void aProgramWithOneWrongBitIsNotBelieved() {
    for (int at : new int[] {0, 9, 14, 15, 16, 63}) {
      int[] words = PROFILE.toArray();
      words[at] ^= 0x0010;
      assertTrue(ProfileBlock.decode(Words.at(128, words)).isEmpty(), "register " + (128 + at));
    }
  }

  @Test
  void theLimitsAreWrittenAndReadAsPublished() {
    assertEquals(LIMITS, LimitsBlock.encode(Programs.limits()));
    assertEquals(0x8B4B, LimitsBlock.crc(LIMITS));
    PressLimits read = LimitsBlock.decode(LIMITS).orElseThrow();
    assertEquals(4.0448, read.forceCap().toKN(), 1e-6);
    assertEquals(LIMITS, LimitsBlock.encode(read));

    int[] broken = LIMITS.toArray();
    broken[1] ^= 1;
    assertTrue(LimitsBlock.decode(Words.at(64, broken)).isEmpty());
  }

  @Test
  void startIsWrittenAndReadAsPublished() {
    CommandBlock start =
        new CommandBlock(
            7, CommandCode.START, 0, CommandBlock.Arguments.NONE, 0x1B28L << 16 | 0x8B4B, 1001, 42);

    assertEquals(START, start.words());
    assertEquals(0xEF38, start.crc());
    assertEquals(start, CommandBlock.decode(START));
  }

  @Test
  void aCommandWithAWrongChecksumOrCodeIsRefused() {
    int[] words = START.toArray();
    words[15] = 43;
    assertThrows(IllegalArgumentException.class, () -> CommandBlock.decode(Words.at(0, words)));
    words[2] = 16;
    assertThrows(IllegalArgumentException.class, () -> CommandBlock.decode(Words.at(0, words)));
  }

  @Test
  void theSequenceNumberAfter65535IsOne() {
    assertEquals(43, CommandBlock.next(42));
    assertEquals(1, CommandBlock.next(0));
    assertEquals(1, CommandBlock.next(65535));
  }

  @Test
  void theHeartbeatStandsInSixRegisters() {
    Words beat =
        new LeaseBlock(
                0x10007, 65535, Duration.ofSeconds(3), LossAction.BY_TYPE, Duration.ofDays(3))
            .words();

    assertEquals(Hex.at(32, "0001 0007 FFFF 001E 0000 0048"), beat);
  }

  @Test
  void aProgramOfSixteenSegmentsIsWrittenInPartsOfAtMost120RegistersHeaderLast() {
    PressProgram four = Programs.lamination();
    List<Segment> sixteen = new ArrayList<>();
    Collections.nCopies(4, four.segments()).forEach(sixteen::addAll);
    Words block =
        ProfileBlock.encode(
            new PressProgram(
                9,
                sixteen,
                four.contact(),
                four.approach(),
                four.abortRate(),
                four.onLoss(),
                four.timeAbove(),
                four.above()));

    List<Words> parts = ProfileBlock.parts(block, 123);

    assertEquals(List.of(120, 72, 16), parts.stream().map(Words::size).toList());
    assertEquals(List.of(144, 264, 128), parts.stream().map(Words::address).toList());
    assertEquals(336, block.end());
  }

  @Test
  void aNumberThatCannotBeWrittenIsRefusedWithItsPlace() {
    PressProgram good = Programs.lamination();
    List<Segment> segments = new ArrayList<>(good.segments());
    Segment dwell = segments.get(2);
    segments.set(
        2,
        new Segment(
            dwell.type(),
            dwell.flags(),
            Force.UNKNOWN,
            dwell.rate(),
            dwell.duration(),
            dwell.tolerance(),
            dwell.temperature(),
            dwell.onLoss()));
    PressProgram bad =
        new PressProgram(
            1001,
            segments,
            good.contact(),
            good.approach(),
            good.abortRate(),
            good.onLoss(),
            good.timeAbove(),
            good.above());

    String message =
        assertThrows(IllegalArgumentException.class, () -> ProfileBlock.encode(bad)).getMessage();
    assertEquals("program: segment 2: target NaN is no finite number from 0 upwards", message);
  }

  @Test
  void anInsituHoldWithoutEndIsAllOnes() {
    PressProgram four = Programs.lamination();
    Segment dwell = four.segments().get(2);
    Segment hold =
        new Segment(
            io.stackline.press.SegmentType.INSITU,
            dwell.flags(),
            dwell.target(),
            dwell.rate(),
            Segment.UNTIL_RELEASED,
            dwell.tolerance(),
            dwell.temperature(),
            dwell.onLoss());
    Words block =
        ProfileBlock.encode(
            new PressProgram(
                7,
                List.of(hold),
                four.contact(),
                four.approach(),
                four.abortRate(),
                four.onLoss(),
                four.timeAbove(),
                four.above()));

    assertEquals(0xFFFFFFFFL, block.u32(144 + 6));
    assertEquals(List.of(hold.duration()), durations(ProfileBlock.decode(block).orElseThrow()));
  }

  private static List<Duration> durations(PressProgram program) {
    return program.segments().stream().map(Segment::duration).toList();
  }
}
