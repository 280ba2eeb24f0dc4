package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The published test vectors of PRESSMAP 1.0, register for register. */
class GoldenBytesTest {
  private static final int[] HEADER =
      Words.of("0000 03E9 0004 0000 3DA0 C49C 3E19 999A 3E80 0000 0000 0000 0000 0000 0000");
  private static final int[] SEGMENTS =
      Words.of(
          "0007 0002 3E71 4120 3D20 D994 0000 2710 3DA0 C49C 00FA 0000 "
              + "0001 000A 407B 53F8 3D20 D994 0000 0000 3DA0 C49C 00FA 0000 "
              + "0002 0003 407B 53F8 0000 0000 0000 EA60 3DA0 C49C 00FA 0002 "
              + "0004 0002 0000 0000 3DA0 D994 0000 0000 3DA0 C49C 00FA 0000");
  private static final int[] LIMITS =
      Words.of(
          "4081 6F00 3DA0 C49C 4234 0000 4270 0000 3DA0 C49C 4120 0000 3DA0 C49C 429D 147B 0000 0001 0000 8B4B");
  private static final int[] START =
      Words.of("0000 0007 0004 0000 0000 0000 0000 0000 0000 0000 1B28 8B4B 0000 03E9 EF38 002A");

  private static int[] profile() {
    return Words.join(HEADER, new int[] {0x1B28}, SEGMENTS);
  }

  /**
   * A press in epoch 7 whose last acknowledged sequence number is 41, with the vectors uploaded and
   * validated.
   */
  private static PressRig inEpochSevenBeforeFortyTwo() {
    PressRig rig = PressRig.lowRange(new Bench());
    rig.plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    rig.registers.write(15, new int[] {38});
    for (int boot = 2; boot <= 6; boot++) {
      rig.restart();
    }
    rig.beating = false;
    rig.run(0.2);
    assertEquals(38, rig.ackSequence(), "a boot acknowledges what it finds");
    rig.acquire();
    rig.registers.write(64, LIMITS);
    assertEquals(PressRig.DONE, rig.send(Frame.APPLY));
    rig.registers.write(128, profile());
    assertEquals(PressRig.DONE, rig.send(Frame.VALIDATE));
    assertEquals(7, rig.epoch());
    assertEquals(41, rig.ackSequence());
    return rig;
  }

  @Test
  void theProfileAndLimitsOfTheLithiumStageAreAcceptedWithTheirPublishedCrcs() {
    PressRig rig = inEpochSevenBeforeFortyTwo();
    assertEquals(0x1B28, rig.reg(158), "PROFILE_CRC");
    assertEquals(0x8B4B, rig.reg(174), "LIMITS_CRC");
    assertEquals(2, rig.reg(159), "PROFILE_STATE");
    assertArrayEquals(profile(), rig.registers.holdings(128, 64).orElseThrow(), "read back");
    assertArrayEquals(LIMITS, rig.registers.holdings(64, 20).orElseThrow(), "read back");
  }

  @Test
  void thePublishedStartFrameStarts() {
    PressRig rig = inEpochSevenBeforeFortyTwo();
    rig.registers.write(0, START);
    assertEquals(42, rig.ackSequence());
    assertEquals(PressRig.DONE, rig.reg(113));
    assertEquals(0xEF38, rig.reg(176), "ACK_CRC");
    assertEquals(7, rig.u32(177), "ACK_EPOCH");
    assertEquals(1001, rig.u32(156), "RUN_ID");
    rig.run(0.05);
    assertEquals(PlcState.APPROACH, rig.state());
  }

  @Test
  void oneFlippedBitInTheStartFrameStartsNothing() {
    PressRig rig = inEpochSevenBeforeFortyTwo();
    int[] damaged = START.clone();
    damaged[11] ^= 0x0100;
    rig.registers.write(0, damaged);
    rig.run(0.3);
    assertEquals(41, rig.ackSequence());
    assertEquals(PlcState.READY, rig.state());
  }

  @Test
  void theCodecAgreesWithTheVectors() {
    assertEquals(0x1B28, Profile.crcOver(profile(), 4));
    assertEquals(0x8B4B, Crc16.of(LIMITS, 0, 19));
    assertEquals(
        0x0A84,
        Crc16.of(Words.of("0103 0000 0001"), 0, 3),
        "the classic RTU request ends in 84 0A");
    int[] words = new int[4];
    new RegisterWriter(words).f32(0, -123.45).u32(2, 0x01020304L);
    assertArrayEquals(Words.of("C2F6 E666 0102 0304"), words);
    assertEquals(370.0, RegisterWriter.f32(Words.of("43B9 0000"), 0));
  }

  @Test
  void theIdentityBlockIsLaidOutAsPublished() {
    PressRig rig = PressRig.lowRange(new Bench());
    int[] identity = rig.registers.inputs(0, 32).orElseThrow();
    int[] start = Words.of("5052 0100 0102 0304 C2F6 E666 0001 0001 0000 0002 0100");
    for (int i = 0; i < start.length; i++) {
      assertEquals(start[i], identity[i], "register " + i);
    }
    assertEquals(0b0011_1011, identity[11], "low-range cell, three cells, position, gap, trace");
    assertEquals(245.2, rig.f32(12), 1e-4);
    assertEquals(5026.55, rig.f32(14), 0.01);
    assertArrayEquals(
        new int[] {125, 16, 1024, 8, 10, 4096, 0, 0, 0, 0, 0, 0},
        Arrays.copyOfRange(identity, 20, 32));
  }

  @Test
  void whatIsNotFittedReadsAsNaN() {
    PressRig rig = PressRig.highRange(new Bench());
    rig.run(0.1);
    assertEquals(0x7FC0, rig.reg(136), "FORCE_LOW");
    assertEquals(0x0000, rig.reg(137));
  }
}
