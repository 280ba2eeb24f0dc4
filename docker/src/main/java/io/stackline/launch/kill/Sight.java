package io.stackline.launch.kill;

import java.nio.ByteBuffer;

/**
 * What a press's PLC said of itself at one moment (PRESSMAP, input registers 100 to 179).
 *
 * @param life how often Stackline had been killed by then
 * @param dead whether no Stackline ran then
 * @param untouched whether nobody had asked anything of the life under way yet
 * @param uptimeMs the PLC's own clock
 * @param leaseDs tenths of a second for which its owner still has it, 0 if nobody has
 * @param runId of its last stroke
 * @param strokes how many it has ever begun
 * @param peakKN highest force since the last of them began
 * @param limitsCrc of the limits it works with
 */
record Sight(
    int life,
    boolean dead,
    boolean untouched,
    long uptimeMs,
    State state,
    int leaseDs,
    long runId,
    long strokes,
    int boots,
    float peakKN,
    int limitsCrc) {
  /** First register and number of registers of a status. */
  static final int FIRST = 100;

  static final int COUNT = 80;

  /** STATE of PRESSMAP, by its number. */
  enum State {
    BOOT,
    IDLE,
    READY,
    APPROACH,
    RAMP,
    DWELL,
    INSITU,
    RELEASE,
    COMPLETE,
    PAUSED,
    ABORTING,
    FAULT,
    ESTOP,
    MANUAL,
    WAIT_OPERATOR,
    COMPLETE_ORPHAN;

    boolean isItsOwnEnd() {
      return this == COMPLETE || this == COMPLETE_ORPHAN;
    }
  }

  /** Whether the PLC was writing it while it was read. */
  static boolean isTorn(ByteBuffer registers) {
    return u16(registers, 100) != u16(registers, 179);
  }

  static Sight of(ByteBuffer registers, int life, boolean dead, boolean untouched) {
    return new Sight(
        life,
        dead,
        untouched,
        u32(registers, 102),
        State.values()[u16(registers, 104)],
        u16(registers, 110),
        u32(registers, 156),
        u32(registers, 168),
        u16(registers, 175),
        registers.getFloat(2 * (166 - FIRST)),
        u16(registers, 174));
  }

  private static int u16(ByteBuffer registers, int address) {
    return registers.getShort(2 * (address - FIRST)) & 0xFFFF;
  }

  private static long u32(ByteBuffer registers, int address) {
    return registers.getInt(2 * (address - FIRST)) & 0xFFFFFFFFL;
  }

  boolean isOrphaned() {
    return dead && leaseDs == 0;
  }
}
