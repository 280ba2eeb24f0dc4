package io.stackline.sequence.store;

import io.stackline.press.TraceSample;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceReader;
import io.stackline.record.TraceStore;
import io.stackline.run.TraceChunk;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;

/** Traces in SQL: a chunk is a row. */
final class SqlTraces implements TraceStore {
  /** Chunks read at a time, so that a trace of days is never in memory as a whole. */
  private static final int PAGE = 200;

  private final Sql sql;

  SqlTraces(Connection connection) {
    sql = new Sql(connection);
  }

  @Override
  public void put(TraceChunk chunk) {
    String press = chunk.order().press().value();
    long number = chunk.order().number();
    boolean known =
        !sql.rows(
                "trace of " + chunk.order(),
                row -> row.getLong(1),
                "SELECT chunk FROM trace WHERE press = ? AND order_number = ? AND chunk = ?",
                press,
                number,
                chunk.n())
            .isEmpty();
    if (known) {
      return;
    }
    sql.transaction(
        "trace of " + chunk.order(),
        () ->
            sql.change(
                "INSERT INTO trace VALUES (?, ?, ?, ?, ?, ?)",
                press,
                number,
                chunk.n(),
                chunk.runNumber(),
                chunk.samples().size(),
                TraceBlob.pack(chunk.samples())));
  }

  @Override
  public long samples(long runNumber) {
    return sql.rows(
            "trace of stroke " + runNumber,
            row -> row.getLong(1),
            "SELECT COALESCE(SUM(samples), 0) FROM trace WHERE run_number = ?",
            runNumber)
        .get(0);
  }

  private record Chunk(long order, long n, List<TraceSample> samples) {}

  @Override
  public void read(long runNumber, Consumer<TraceSample> reader) {
    TraceReader pages = reader(runNumber);
    boolean more = true;
    while (more) {
      more = pages.next(reader);
    }
  }

  @Override
  public TraceReader reader(long runNumber) {
    return new Pages(runNumber);
  }

  /** Page by page, where the one before ended. */
  private final class Pages implements TraceReader {
    private final long runNumber;
    private final InOrder order = new InOrder();
    private long afterOrder;
    private long afterChunk;

    Pages(long runNumber) {
      this.runNumber = runNumber;
    }

    @Override
    public boolean next(Consumer<TraceSample> reader) {
      List<Chunk> page = page(runNumber, afterOrder, afterChunk);
      for (Chunk each : page) {
        each.samples().stream().filter(order::isNext).forEach(reader);
        afterOrder = each.order();
        afterChunk = each.n();
      }
      return !page.isEmpty();
    }
  }

  private List<Chunk> page(long runNumber, long afterOrder, long afterChunk) {
    return sql.rows(
        "trace of stroke " + runNumber,
        row -> new Chunk(row.getLong(1), row.getLong(2), unpack(runNumber, row.getBytes(3))),
        "SELECT order_number, chunk, packed FROM trace WHERE run_number = ?"
            + " AND (order_number > ? OR (order_number = ? AND chunk > ?))"
            + " ORDER BY order_number, chunk FETCH FIRST "
            + PAGE
            + " ROWS ONLY",
        runNumber,
        afterOrder,
        afterOrder,
        afterChunk);
  }

  private static List<TraceSample> unpack(long runNumber, byte[] packed) {
    try {
      return TraceBlob.unpack(packed);
    } catch (RuntimeException e) {
      throw new StoreFailed("trace of stroke " + runNumber + " is damaged", e);
    }
  }

  /** Drops what a reattached bridge hands over once more. */
  private static final class InOrder {
    private long sequence = -1;
    private long uptimeMs = -1;

    boolean isNext(TraceSample sample) {
      if (sample.sequence() <= sequence && sample.uptimeMs() <= uptimeMs) {
        return false;
      }
      sequence = sample.sequence();
      uptimeMs = sample.uptimeMs();
      return true;
    }
  }
}
