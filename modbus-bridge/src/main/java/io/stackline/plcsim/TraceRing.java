package io.stackline.plcsim;

/**
 * The trace ring of PRESSMAP 1.0: eight registers a sample, numbered without end, the oldest
 * overwritten. One thread.
 */
final class TraceRing {
  static final int BASE = 4096;
  static final int REGISTERS_PER_SAMPLE = 8;

  private static final int BASE_PERIOD_MS = 10;
  private static final int LOW_CELL = 1 << 10;
  private static final int CONTACT = 1 << 9;
  private static final int IN_BAND = 1 << 8;
  private static final int INVALID = 1 << 15;

  private final int depth;
  private final int periodMs;
  private final int[] registers;
  private final RegisterWriter writer;
  private long head;
  private long dueMs;

  TraceRing(int depth, int decimation) {
    this.depth = depth;
    this.periodMs = BASE_PERIOD_MS * decimation;
    this.registers = new int[depth * REGISTERS_PER_SAMPLE];
    this.writer = new RegisterWriter(registers);
  }

  /**
   * What a sample says beside force, position and time.
   *
   * @param segmentIndex SEG_INDEX
   * @param segmentType SEG_TYPE
   * @param inBand force within the segment's tolerance
   * @param contact the ram touches
   * @param lowCell the low-range cell controls
   */
  record Tags(
      int segmentIndex, int segmentType, boolean inBand, boolean contact, boolean lowCell) {}

  /**
   * Writes a sample if one is due; those that a long scan has passed over are not made up.
   *
   * @param uptimeMs by which samples are due
   * @param clockMs what the PLC's clock shows
   */
  void offer(long uptimeMs, long clockMs, double forceN, double positionMm, Tags tags) {
    if (uptimeMs < dueMs) {
      return;
    }
    boolean late = dueMs + periodMs <= uptimeMs;
    dueMs = late ? uptimeMs - uptimeMs % periodMs + periodMs : dueMs + periodMs;
    int at = (int) (head & (depth - 1)) * REGISTERS_PER_SAMPLE;
    int flags = (tags.segmentIndex & 0xF) | ((tags.segmentType & 0xF) << 4);
    flags |= tags.inBand ? IN_BAND : 0;
    flags |= tags.contact ? CONTACT : 0;
    flags |= tags.lowCell ? LOW_CELL : 0;
    flags |= Double.isNaN(forceN) || Double.isNaN(positionMm) ? INVALID : 0;
    writer
        .u16(at, (int) (head & 0xFFFF))
        .u32(at + 1, clockMs & 0xFFFFFFFFL)
        .f32(at + 3, forceN * 1e-3);
    writer.u32(at + 5, Math.round(positionMm * 1e3) & 0xFFFFFFFFL).u16(at + 7, flags);
    head++;
  }

  /** Sequence number of the next sample. */
  long head() {
    return head;
  }

  int periodMs() {
    return periodMs;
  }

  int depth() {
    return depth;
  }

  boolean contains(int address) {
    return address >= BASE && address < BASE + registers.length;
  }

  int read(int address) {
    return registers[address - BASE];
  }

  /** The number of the sample that lies at this address now; -1 if none was ever written there. */
  long sequenceAt(int address) {
    int slot = (address - BASE) / REGISTERS_PER_SAMPLE;
    return head - 1 - ((head - 1 - slot) & (depth - 1));
  }
}
