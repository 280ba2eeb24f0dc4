package io.stackline.sequence.hold;

import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldSummary;
import io.stackline.unit.Area;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Samples of a hold on a die of 10 mm, and what a book makes of them. */
final class HoldTrace {
  static final Area AREA = Area.ofMm2(78.5398);
  static final Instant AT = Instant.parse("2026-11-22T02:08:00Z");

  private final HoldBook book;
  private final long firstMs;
  private final List<HoldFact> facts = new ArrayList<>();
  private long sequence;

  HoldTrace(HoldBook book) {
    this(book, 5_000_000);
  }

  /**
   * @param firstMs what the PLC's clock shows when the hold begins
   */
  HoldTrace(HoldBook book, long firstMs) {
    this.book = book;
    this.firstMs = firstMs;
  }

  /** A sample so many seconds after the beginning of the hold. */
  void sample(double seconds, double mpa, double mm) {
    facts.addAll(book.sampled(at(seconds, mpa, mm), AT.plusMillis(Math.round(seconds * 1e3))));
  }

  private TraceSample at(double seconds, double mpa, double mm) {
    return new TraceSample(
        sequence++,
        (firstMs + Math.round(seconds * 1e3)) & 0xFFFF_FFFFL,
        Pressure.ofMPa(mpa).on(AREA),
        Length.ofMm(mm),
        2,
        SegmentType.INSITU,
        true,
        true);
  }

  void close(double seconds) {
    Instant end = AT.plusMillis(Math.round(seconds * 1e3));
    facts.addAll(book.close(end));
    facts.addAll(book.release(end));
  }

  List<HoldFact> facts() {
    return facts;
  }

  List<HoldSummary> summaries(HoldSummary.Span span) {
    List<HoldSummary> all = new ArrayList<>();
    for (HoldFact each : facts) {
      if (each instanceof HoldFact.Summed summed && summed.summary().span() == span) {
        all.add(summed.summary());
      }
    }
    return all;
  }
}
