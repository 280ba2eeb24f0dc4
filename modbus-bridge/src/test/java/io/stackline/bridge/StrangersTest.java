package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.TraceChunk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no press, another press, a full board, a bug of our own. */
class StrangersTest {
  @Test
  void aDeviceThatIsNoPressIsLostWithTheReasonAndNothingIsEverWrittenToIt() {
    try (Rig rig = new Rig()) {
      rig.plc.magic = 0x1234;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(10));

      assertInstanceOf(PressReading.Lost.class, rig.reading());
      assertTrue(rig.reading().remark().contains("no PRESSMAP device"), rig.reading().remark());
      assertEquals(List.of("Accepted", "Refused"), rig.story(order));
      assertFalse(rig.link.log.stream().anyMatch(each -> each.startsWith("write")));
    }
  }

  @Test
  void anotherPlcInTheMidstOfAStrokeIsNotTakenForTheFirst() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.link.unplugged = true;
      rig.advance(Duration.ofSeconds(2));
      rig.plc.serial = 4712;
      rig.link.unplugged = false;
      rig.advance(Duration.ofSeconds(5));

      assertTrue(rig.reading().remark().contains("4712"), rig.reading().remark());
      assertInstanceOf(Progress.OutOfSight.class, rig.last(order));
      rig.plc.serial = 4711;
      rig.link.unplugged = false;
      rig.until(order, Progress.Ended.class, Rig.STROKE);
    }
  }

  @Test
  void aFullTraceLaneHoldsTheCursorAndLosesNothingWhileTheRingLasts() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      List<TraceChunk.Id> stuffing = Boards.fillTraces(rig.board);
      rig.advance(Duration.ofSeconds(5));
      long before = sequenceOfLast(rig, order);
      stuffing.forEach(rig.board.traces()::settle);
      rig.advance(Duration.ofSeconds(2));

      assertTrue(sequenceOfLast(rig, order) > before + 500);
      rig.until(order, Progress.Ended.class, Rig.STROKE);
      assertEquals(0, rig.end(order).samplesLost());
    }
  }

  private static long sequenceOfLast(Rig rig, OrderId order) {
    List<TraceChunk> chunks = rig.chunks(order);
    List<TraceSample> samples = chunks.get(chunks.size() - 1).samples();
    return samples.get(samples.size() - 1).sequence();
  }

  @Test
  void aFullReportLaneDelaysReportsAndTheirOrderStaysUntilTheyAreOut() {
    try (Rig rig = new Rig()) {
      Runnable empty = Boards.fillReports(rig.board);
      OrderId order = rig.run(1001);
      rig.advance(Rig.STROKE);
      assertEquals(List.of(), rig.story(order));
      assertTrue(rig.board.orders().get(order).isPresent(), "not settled");

      empty.run();
      rig.advance(Duration.ofSeconds(1));

      assertEquals(List.of("Accepted", "Running", "Ended"), rig.story(order));
      assertTrue(rig.board.orders().get(order).isEmpty(), "settled");
    }
  }

  @Test
  void aBugEndsTheScanningAndSaysSo() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      rig.link.bug = true;
      rig.advance(Duration.ofSeconds(1));

      assertInstanceOf(PressReading.Lost.class, rig.reading());
      assertTrue(rig.reading().remark().contains("restart"), rig.reading().remark());
    }
  }
}
