package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.press.PressId;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.TraceChunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lanes stuffed with words of a press that is none of the bridge's. */
final class Boards {
  private static final PressId OTHER = new PressId("P9");

  private Boards() {}

  static List<TraceChunk.Id> fillTraces(Board board) {
    List<TraceChunk.Id> posted = new ArrayList<>();
    for (long n = 1; ; n++) {
      TraceChunk chunk = new TraceChunk(new OrderId(OTHER, n), 1, 1, 0, List.of());
      if (!board.traces().post(chunk.id(), chunk)) {
        return posted;
      }
      posted.add(chunk.id());
    }
  }

  /** Returns what empties it again. */
  static Runnable fillReports(Board board) {
    List<Board.ReportId> posted = new ArrayList<>();
    for (long n = 1; ; n++) {
      OrderId order = new OrderId(OTHER, n);
      Board.ReportId id = new Board.ReportId(order, 1);
      OrderReport report =
          new OrderReport(order, 1, Instant.EPOCH, new OrderReport.Progress.Accepted());
      if (!board.reports().post(id, report)) {
        return () -> posted.forEach(board.reports()::settle);
      }
      posted.add(id);
    }
  }
}
