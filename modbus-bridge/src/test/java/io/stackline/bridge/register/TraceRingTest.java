package io.stackline.bridge.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceRingTest {
  private static final TraceRing RING = new TraceRing(4096, 1024, 15);

  private static TraceCursor at(long next) {
    return TraceCursor.at(next, 3);
  }

  /** What a ring holds in the slots of a span whose samples are numbered as they should be. */
  private static Words slots(TraceRing.Span span) {
    Words.Writer writer = Words.from(span.address());
    for (long s = span.first(); s < span.first() + span.registers() / 8; s++) {
      writer.u16((int) (s & 0xFFFF)).u32(10 * s).f32(1.5).i32(-250).u16(0x0321);
    }
    return writer.done();
  }

  @Test
  void aReadFetchesFifteenSamplesAndNeverCrossesTheEndOfTheRing() {
    TraceRing.Plan plan = RING.plan(at(1015), 1040, 1040, 3, 8);

    assertEquals(
        List.of(
            new TraceRing.Span(4096 + 1015 * 8, 72, 1015),
            new TraceRing.Span(4096, 120, 1024),
            new TraceRing.Span(4096 + 15 * 8, 8, 1039)),
        plan.spans());
  }

  @Test
  void aPlanIsBounded() {
    assertEquals(8, RING.plan(at(0), 900, 900, 3, 8).spans().size());
    assertTrue(RING.plan(at(900), 900, 900, 3, 8).spans().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 0, 1008, 0, 0",
    "1024, 0, 1009, 109, 109",
    "1024, 500, 2000, 1100, 600",
    "4096, 0, 4080, 0, 0",
    "4096, 0, 4081, 481, 481",
  })
  void anOvertakenCursorJumpsToThe900NewestAndCountsWhatIsLost(
      int depth, long next, long head, long from, long lost) {
    TraceCursor cursor = new TraceRing(4096, depth, 15).plan(at(next), head, head, 3, 1).from();

    assertEquals(from, cursor.next());
    assertEquals(lost, cursor.lost());
    assertEquals(lost, cursor.untold());
  }

  @Test
  void aJumpNeverGoesBeyondTheEndOfTheStroke() {
    TraceCursor cursor = RING.plan(at(100), 5000, 300, 3, 1).from();

    assertEquals(new TraceCursor(300, 3, 0, 200, 200), cursor);
  }

  @ParameterizedTest
  @CsvSource({"50, 3, 0", "950, 3, 50", "5000, 4, 4100"})
  void aRestartedPlcIsReadFromItsOldestSampleAgain(long head, int boot, long from) {
    TraceCursor cursor = RING.plan(at(1000), head, head, boot, 1).from();

    assertEquals(TraceCursor.at(from, boot), cursor);
  }

  @Test
  void aSampleIsDecodedFromItsEightRegisters() {
    TraceRing.Plan plan = RING.plan(at(70000), 70001, 70001, 3, 1);

    TraceRing.Batch batch = RING.take(plan, List.of(slots(plan.spans().get(0))));

    assertEquals(
        List.of(
            new TraceSample(
                70000,
                700000,
                Force.ofKN(1.5),
                Length.ofMm(-0.25),
                1,
                SegmentType.DWELL,
                true,
                true)),
        batch.samples());
    assertEquals(new TraceCursor(70001, 3, 1, 0, 0), batch.after());
  }

  @Test
  void aSlotThatHoldsAnotherSampleOrIsMarkedInvalidCountsAsLost() {
    TraceRing.Plan plan = RING.plan(at(20), 24, 24, 3, 1);
    int[] words = slots(plan.spans().get(0)).toArray();
    words[8] = 21 + 1024;
    words[2 * 8 + 7] |= 0x8000;

    TraceRing.Batch batch =
        RING.take(plan, List.of(Words.at(plan.spans().get(0).address(), words)));

    assertEquals(List.of(20L, 23L), batch.samples().stream().map(TraceSample::sequence).toList());
    assertEquals(2, batch.lostBefore());
    assertEquals(new TraceCursor(24, 3, 2, 2, 0), batch.after());
  }

  @Test
  void aLossIsToldWithTheNextSamplesThatCome() {
    TraceRing.Plan plan = RING.plan(at(20), 21, 21, 3, 1);
    int[] words = slots(plan.spans().get(0)).toArray();
    words[7] |= 0x8000;
    TraceRing.Batch none = RING.take(plan, List.of(Words.at(plan.spans().get(0).address(), words)));
    assertTrue(none.samples().isEmpty());
    assertEquals(1, none.after().untold());

    TraceRing.Plan next = RING.plan(none.after(), 23, 23, 3, 1);
    TraceRing.Batch batch = RING.take(next, List.of(slots(next.spans().get(0))));

    assertEquals(1, batch.lostBefore());
    assertEquals(0, batch.after().untold());
    assertEquals(1, batch.after().lost());
  }

  @Test
  void aLongTraceReadInSmallBitesIsComplete() {
    TraceCursor cursor = at(0);
    List<Long> seen = new ArrayList<>();
    for (long head = 0; head <= 5000; head += 37) {
      TraceRing.Plan plan = RING.plan(cursor, head, head, 3, 8);
      TraceRing.Batch batch =
          RING.take(plan, plan.spans().stream().map(TraceRingTest::slots).toList());
      batch.samples().forEach(sample -> seen.add(sample.sequence()));
      cursor = batch.after();
    }
    assertEquals(4995, seen.size());
    assertEquals(4994L, seen.get(4994));
    assertEquals(0, cursor.lost());
  }

  @ParameterizedTest
  @CsvSource({"1024, 8, true", "4096, 8, true", "8192, 8, false", "1000, 8, false", "32, 8, false"})
  void onlyRingsOfAKnownShapeAreDrained(int depth, int registers, boolean fits) {
    assertEquals(fits, TraceRing.fits(depth, registers));
    assertFalse(TraceRing.fits(depth, 9));
  }
}
