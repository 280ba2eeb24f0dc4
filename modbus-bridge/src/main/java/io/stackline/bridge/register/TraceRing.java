package io.stackline.bridge.register;

import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ring of trace samples in a PLC, and the arithmetic of draining it without writing a register,
 * so that many may read and any read may be repeated (PRESSMAP 1.0).
 *
 * @param base address of the slot of sample 0
 * @param depth slots, a power of two from 64 to 4096
 * @param samplesPerRead how many samples one read may fetch
 */
public record TraceRing(int base, int depth, int samplesPerRead) {
  public static final int SAMPLE_REGISTERS = 8;

  /** 15 samples are 120 registers; a read may have 125. */
  private static final int SAMPLES_PER_READ_MAX = 15;

  /** Slots that may be overwritten while we read them. */
  private static final int GUARD = 16;

  public TraceRing {
    samplesPerRead = Math.min(samplesPerRead, SAMPLES_PER_READ_MAX);
  }

  /** Whether a ring of this shape can be drained. */
  public static boolean fits(int depth, int registers) {
    return registers == SAMPLE_REGISTERS
        && depth >= 64
        && depth <= 4096
        && Integer.bitCount(depth) == 1;
  }

  /** One read of consecutive slots. */
  public record Span(int address, int registers, long first) {}

  /**
   * What to read next.
   *
   * @param from the cursor after any jump over samples that are gone
   */
  public record Plan(TraceCursor from, List<Span> spans) {
    public Plan {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Samples read, and where to go on.
   *
   * @param lostBefore samples lost since the last batch
   * @param after cursor once the samples are handed over
   */
  public record Batch(List<TraceSample> samples, long lostBefore, TraceCursor after) {
    public Batch {
      samples = List.copyOf(samples);
    }
  }

  /** The oldest sample a late reader may still hope for. */
  public long oldest(long head) {
    return Math.max(0, head - 900L * depth / 1024);
  }

  /**
   * Plans the next reads. If the ring has overtaken the cursor it jumps, and counts what is lost.
   * If the PLC has restarted it starts again; how much was lost then nobody knows.
   *
   * @param head sequence number of the sample the PLC writes next
   * @param end the first sample not wanted, at most {@code head}
   * @param readsMax bound of the reads in one plan
   */
  public Plan plan(TraceCursor cursor, long head, long end, int bootCount, int readsMax) {
    TraceCursor from = cursor;
    if (bootCount != cursor.bootCount() || head < cursor.next()) {
      from =
          new TraceCursor(oldest(head), bootCount, cursor.read(), cursor.lost(), cursor.untold());
    } else if (head - cursor.next() > depth - GUARD) {
      from = cursor.losing(Math.max(0, Math.min(oldest(head), end) - cursor.next()));
    }
    List<Span> spans = new ArrayList<>();
    long next = from.next();
    while (next < end && spans.size() < readsMax) {
      int slot = (int) (next & (depth - 1));
      int count = (int) Math.min(Math.min(samplesPerRead, end - next), depth - slot);
      spans.add(new Span(base + slot * SAMPLE_REGISTERS, count * SAMPLE_REGISTERS, next));
      next += count;
    }
    return new Plan(from, spans);
  }

  /**
   * Decodes what a plan's reads have brought. A slot that holds another sample than expected, or
   * one the PLC marks invalid, counts as lost.
   *
   * @param reads the answers to the first spans of the plan, in order
   */
  public Batch take(Plan plan, List<Words> reads) {
    List<TraceSample> samples = new ArrayList<>();
    long missing = 0;
    long next = plan.from().next();
    for (int i = 0; i < reads.size(); i++) {
      Words words = reads.get(i);
      long sequence = plan.spans().get(i).first();
      for (int at = words.address(); at < words.end(); at += SAMPLE_REGISTERS) {
        Optional<TraceSample> sample = sample(words, at, sequence);
        missing += sample.isPresent() ? 0 : 1;
        sample.ifPresent(samples::add);
        sequence++;
      }
      next = sequence;
    }
    long untold = plan.from().untold() + missing;
    TraceCursor after =
        new TraceCursor(
            next,
            plan.from().bootCount(),
            plan.from().read() + samples.size(),
            plan.from().lost() + missing,
            samples.isEmpty() ? untold : 0);
    return new Batch(samples, untold, after);
  }

  private static Optional<TraceSample> sample(Words words, int at, long sequence) {
    int flags = words.u16(at + 7);
    Optional<SegmentType> type = SegmentType.ofCode(flags >>> 4 & 0xF);
    boolean invalid = flags >>> 15 == 1 || words.u16(at) != (sequence & 0xFFFF);
    if (invalid || type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TraceSample(
            sequence,
            words.u32(at + 1),
            Force.ofKN(words.f32(at + 3)),
            Length.ofMm(words.i32(at + 5) / 1e3),
            flags & 0xF,
            type.get(),
            (flags >>> 8 & 1) == 1,
            (flags >>> 9 & 1) == 1));
  }
}
