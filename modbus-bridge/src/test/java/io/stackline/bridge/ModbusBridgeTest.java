package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.Programs;
import io.stackline.press.PressState;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.TraceChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole bridge against a PLC in memory, under virtual time. */
class ModbusBridgeTest {
  private static final Duration STROKE = Duration.ofMinutes(5);

  @Test
  void aProgramIsUploadedStartedOnceFollowedAndGivenBack() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(Programs.lamination());

      rig.until(order, Progress.Ended.class, STROKE);

      assertEquals(List.of("Accepted", "Running", "Ended"), rig.story(order));
      OrderReport.StrokeEnd end = ((Progress.Ended) rig.last(order)).end();
      assertEquals(PressState.COMPLETE, end.state());
      assertEquals(3.927, end.peak().toKN(), 1e-6);
      assertEquals(Duration.ofSeconds(60), end.dwellCredited());
      assertEquals(0, end.samplesLost());
      assertEquals("", end.remark());
      rig.advance(Duration.ofSeconds(1));
      assertEquals(
          List.of("ACQUIRE", "APPLY", "VALIDATE", "START 1001", "RELEASE"), rig.plc.executed);
      assertFalse(rig.plc.isOwned());
      assertTrue(rig.board.orders().waiting().isEmpty(), "settled");
    }
  }

  @Test
  void theTraceIsHandedOverWithoutGapsFromBeforeTheStartToTheEnd() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(Programs.lamination());
      rig.until(order, Progress.Ended.class, STROKE);

      List<Long> sequences = new ArrayList<>();
      long n = 0;
      for (TraceChunk chunk : rig.chunks(order)) {
        assertEquals(++n, chunk.n());
        chunk.samples().stream().map(TraceSample::sequence).forEach(sequences::add);
      }
      for (int i = 1; i < sequences.size(); i++) {
        assertEquals(sequences.get(i - 1) + 1, sequences.get(i));
      }
      OrderReport.StrokeEnd end = ((Progress.Ended) rig.last(order)).end();
      assertEquals(sequences.size(), end.samplesRead());
      assertTrue(sequences.size() > 20_000, sequences.size() + " samples of 225 s at 100 Hz");
    }
  }
}
