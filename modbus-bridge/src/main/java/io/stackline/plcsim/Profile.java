package io.stackline.plcsim;

import java.util.ArrayList;
import java.util.List;

/**
 * A checked profile of PRESSMAP 1.0, registers 128 to 335, in N and N/s.
 *
 * @param runId RUN_ID
 * @param abortRateNPerS ABORT_RATE
 * @param contactN CONTACT
 * @param approachMmPerS APPROACH
 * @param lossAction LOSS_ACTION of the whole profile
 * @param aboveMaxMs ABOVE_MAX; 0 = not used
 * @param aboveN ABOVE
 * @param segments 1 to 16 segments
 * @param crc the block's CRC, which is right
 */
record Profile(
    long runId,
    double abortRateNPerS,
    double contactN,
    double approachMmPerS,
    LossAction lossAction,
    long aboveMaxMs,
    double aboveN,
    List<Segment> segments,
    int crc) {
  static final int FIRST_REGISTER = 128;
  static final int HEADER = 16;
  static final int MAX_SEGMENTS = 16;
  static final int REGISTERS = HEADER + MAX_SEGMENTS * Segment.REGISTERS;
  static final int COUNT = 2;
  static final int ABORT_RATE = 4;
  static final int CONTACT = 6;
  static final int APPROACH = 8;
  static final int LOSS_ACTION = 10;
  static final int ABOVE_MAX = 11;
  static final int ABOVE = 13;
  static final int CRC = 15;

  private static final double KN = 1e3;

  Profile {
    segments = List.copyOf(segments);
  }

  /** The CRC over the header and the segments that are used. */
  static int crcOver(int[] block, int count) {
    return new Crc16().add(block, 0, CRC).add(block, HEADER, count * Segment.REGISTERS).value();
  }

  /** Decodes a block that {@link ProfileCheck} has passed. */
  static Profile of(int[] block) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < block[COUNT]; i++) {
      segments.add(Segment.at(block, HEADER + i * Segment.REGISTERS));
    }
    return new Profile(
        RegisterWriter.u32(block, 0),
        RegisterWriter.f32(block, ABORT_RATE) * KN,
        RegisterWriter.f32(block, CONTACT) * KN,
        RegisterWriter.f32(block, APPROACH),
        LossAction.of(block[LOSS_ACTION]),
        RegisterWriter.u32(block, ABOVE_MAX),
        RegisterWriter.f32(block, ABOVE) * KN,
        segments,
        block[CRC]);
  }
}
