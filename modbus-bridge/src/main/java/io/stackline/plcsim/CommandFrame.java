package io.stackline.plcsim;

import java.util.Optional;

/**
 * One command block as the host wrote it.
 *
 * @param epoch OWNER_EPOCH it was decided in
 * @param code CMD_CODE
 * @param dryRun CMD_FLAGS b0
 * @param force0 ARG0
 * @param force1 ARG1
 * @param force2 ARG2
 * @param number ARG3
 * @param runId RUN_ID
 * @param crc the CRC it carries, which is right
 * @param sequence CMD_SEQ
 */
record CommandFrame(
    long epoch,
    int code,
    boolean dryRun,
    double force0,
    double force1,
    double force2,
    long number,
    long runId,
    int crc,
    int sequence) {
  static final int REGISTERS = 16;
  static final int CODE = 2;
  static final int FIRST_ARGUMENT = 4;
  static final int NUMBER = 10;
  static final int RUN_ID = 12;
  static final int CRC = 14;
  static final int SEQUENCE = 15;

  /** The frame in these 16 registers, or nothing if its CRC is wrong. */
  static Optional<CommandFrame> in(int[] block) {
    int crc = new Crc16().add(block, 0, CRC).add(block[SEQUENCE]).value();
    if (crc != block[CRC]) {
      return Optional.empty();
    }
    return Optional.of(
        new CommandFrame(
            RegisterWriter.u32(block, 0),
            block[CODE],
            (block[CODE + 1] & 1) != 0,
            RegisterWriter.f32(block, FIRST_ARGUMENT),
            RegisterWriter.f32(block, FIRST_ARGUMENT + 2),
            RegisterWriter.f32(block, FIRST_ARGUMENT + 4),
            RegisterWriter.u32(block, NUMBER),
            RegisterWriter.u32(block, RUN_ID),
            crc,
            block[SEQUENCE]));
  }

  /** The register of the first argument that is no finite number; 0 = all are. */
  int badArgument() {
    double[] arguments = {force0, force1, force2};
    for (int i = 0; i < arguments.length; i++) {
      if (Double.isNaN(arguments[i]) || Double.isInfinite(arguments[i])) {
        return FIRST_ARGUMENT + 2 * i;
      }
    }
    return 0;
  }
}
