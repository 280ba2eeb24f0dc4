package io.stackline.sequence;

import io.stackline.board.Board;
import io.stackline.press.PressState;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.TraceChunk;
import io.stackline.sequence.stage.StageJob;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.List;

/** Presses that have done what they are told as soon as they are told, and remember nothing. */
final class AtOnceBridge {
  private static final int PERIOD_MS = 1000;

  private final Board board;
  private final Crank crank;
  private final Time time;

  AtOnceBridge(Board board, Time time) {
    this.board = board;
    this.time = time;
    crank = time.crank("bridge");
    board.orders().watch((id, order) -> crank.execute(() -> obey(order)));
  }

  private void obey(PressOrder order) {
    if (!(order instanceof PressOrder.RunProgram stroke)) {
      throw new IllegalStateException("not expected: " + order);
    }
    StageJob job = TestSite.job(stroke.stage());
    List<TraceSample> samples = TestTrace.of(job, stroke.program(), 0.85, PERIOD_MS);
    report(order, 1, new Progress.Accepted());
    report(order, 2, new Progress.Running());
    TraceChunk chunk = new TraceChunk(order.id(), 1, stroke.runNumber(), 0, samples);
    board.traces().post(chunk.id(), chunk);
    report(
        order,
        3,
        new Progress.Ended(
            new StrokeEnd(
                PressState.COMPLETE,
                job.targetForce(),
                job.dwell(),
                samples.size(),
                0,
                Duration.ofMillis(PERIOD_MS),
                "",
                StrokeEnd.Alarms.NONE)));
    board.orders().settle(order.id());
  }

  private void report(PressOrder order, long n, Progress progress) {
    OrderReport report = new OrderReport(order.id(), n, time.now(), progress);
    board.reports().post(new Board.ReportId(order.id(), n), report);
  }
}
