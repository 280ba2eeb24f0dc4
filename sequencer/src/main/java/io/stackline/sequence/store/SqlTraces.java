package io.stackline.sequence.store;

import io.stackline.press.PressId;
import io.stackline.press.TraceSample;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceReader;
import io.stackline.record.TraceStore;
import io.stackline.run.TraceChunk;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Traces in SQL: a chunk is a row; as soon as there are enough of a stroke, and once it was judged,
 * {@link TracePacking} makes one row of many.
 */
final class SqlTraces implements TraceStore {
  /** Rows read at a time, so that a trace of days is never in memory as a whole. */
  private static final int PAGE = 20;

  /** Samples of a piece, and a row more: what a packed row holds, read in some milliseconds. */
  private static final int PIECE = TracePacking.PORTION;

  private static final String FIRST =
      " ORDER BY run_number, order_number, chunk FETCH FIRST " + PAGE + " ROWS ONLY";

  private static final String CHUNKS =
      "SELECT order_number, COALESCE(last_chunk, chunk), packed FROM trace WHERE run_number = ?";

  /**
   * Behind a chunk of an order. Chunks that were packed meanwhile begin before it and end behind
   * it: in that row which begins last of those that do not begin behind it.
   */
  static final String WITHIN =
      CHUNKS
          + " AND order_number = ?"
          + " AND chunk >= (SELECT COALESCE(MAX(chunk), 0) FROM trace"
          + " WHERE run_number = ? AND order_number = ? AND chunk <= ?)"
          + " AND COALESCE(last_chunk, chunk) > ?"
          + FIRST;

  /** Of the orders behind one. */
  static final String BEYOND = CHUNKS + " AND order_number > ?" + FIRST;

  private final Sql sql;
  private final TracePacking packing;

  /** Samples of strokes under way that lie in rows of their chunks, by RUN_ID. */
  private final Map<Long, Long> loose = new HashMap<>();

  /**
   * Of each press the highest chunk that is kept of its latest order, so that one above it is known
   * to be new: looking for it costs more the longer a stroke lasts. Not there after a failure.
   */
  private final Map<PressId, Highest> newest = new HashMap<>();

  private record Highest(long order, long chunk) {
    Highest and(long other) {
      return new Highest(order, Math.max(chunk, other));
    }
  }

  /**
   * Those of a store.
   *
   * @param fence fails if a successor has taken over. It keeps from packing; a chunk may still be
   *     put, for the successor would put the same
   */
  SqlTraces(Sql sql, Sql.Work fence) {
    this.sql = sql;
    packing = new TracePacking(sql, fence);
  }

  /** To read them beside whoever writes. */
  static SqlTraces reading(Sql sql) {
    return new SqlTraces(
        sql,
        () -> {
          throw new SQLException("these traces are only read");
        });
  }

  @Override
  public void put(TraceChunk chunk) {
    PressId press = chunk.order().press();
    Optional<Highest> highest = Optional.ofNullable(newest.remove(press));
    Highest known =
        highest.filter(each -> each.order() == chunk.order().number()).orElseGet(() -> last(chunk));
    if (chunk.n() <= known.chunk() && isKnown(chunk)) {
      newest.put(press, known);
      return;
    }
    if (!isAdded(chunk)) {
      return;
    }
    long samples = loose.merge(chunk.runNumber(), (long) chunk.samples().size(), Long::sum);
    if (samples >= TracePacking.PORTION) {
      loose.put(chunk.runNumber(), samples - packing.packOne(chunk.runNumber()));
    }
    newest.put(press, known.and(chunk.n()));
  }

  /** False if it was there: who had the press's traces until now wrote it a moment ago. */
  private boolean isAdded(TraceChunk chunk) {
    try {
      sql.quickly("trace of " + chunk.order(), () -> add(chunk));
      return true;
    } catch (StoreFailed e) {
      if (e.isLasting() && isKnown(chunk)) {
        return false;
      }
      throw e;
    }
  }

  private void add(TraceChunk chunk) throws SQLException {
    sql.change(
        "INSERT INTO trace (press, order_number, chunk, run_number, samples, packed)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        chunk.order().press().value(),
        chunk.order().number(),
        chunk.n(),
        chunk.runNumber(),
        chunk.samples().size(),
        TraceBlob.pack(chunk.samples()));
  }

  private Highest last(TraceChunk chunk) {
    long last =
        sql.rows(
                "trace of " + chunk.order(),
                row -> row.getLong(1),
                "SELECT COALESCE(MAX(COALESCE(last_chunk, chunk)), 0) FROM trace"
                    + " WHERE press = ? AND order_number = ?",
                chunk.order().press().value(),
                chunk.order().number())
            .get(0);
    return new Highest(chunk.order().number(), last);
  }

  /** As it is, or within what was packed. */
  private boolean isKnown(TraceChunk chunk) {
    return sql
        .rows(
            "trace of " + chunk.order(),
            row -> row.getLong(1) == chunk.n() || row.getLong(2) >= chunk.n(),
            "SELECT chunk, last_chunk FROM trace WHERE press = ? AND order_number = ?"
                + " AND chunk <= ? ORDER BY chunk DESC FETCH FIRST 1 ROWS ONLY",
            chunk.order().press().value(),
            chunk.order().number(),
            chunk.n())
        .stream()
        .anyMatch(each -> each);
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

  @Override
  public boolean hasBeginning(long runNumber) {
    return sql
        .rows(
            "trace of stroke " + runNumber,
            row -> row.getLong(1) == 1,
            "SELECT chunk FROM trace WHERE run_number = ? ORDER BY order_number, chunk"
                + " FETCH FIRST 1 ROWS ONLY",
            runNumber)
        .stream()
        .anyMatch(each -> each);
  }

  @Override
  public void pack(long runNumber) {
    loose.remove(runNumber);
    boolean more = true;
    while (more) {
      more = packed(runNumber);
    }
  }

  /** Packs one portion; false if there was none. */
  boolean packed(long runNumber) {
    return packing.packOne(runNumber) > 0;
  }

  @SuppressWarnings("ArrayRecordComponent") // it lives for a page
  private record Chunk(long order, long last, byte[] packed) {}

  @Override
  public void read(long runNumber, Consumer<TraceSample> reader) {
    TraceReader pieces = reader(runNumber);
    boolean more = true;
    while (more) {
      more = pieces.next(reader);
    }
  }

  @Override
  public TraceReader reader(long runNumber) {
    return new Pieces(runNumber);
  }

  /** Row by row, where the one before ended; rows are fetched by the page. */
  private final class Pieces implements TraceReader {
    private final long runNumber;
    private final InOrder order = new InOrder();
    private final Deque<Chunk> fetched = new ArrayDeque<>();
    private long afterOrder;
    private long afterChunk;

    Pieces(long runNumber) {
      this.runNumber = runNumber;
    }

    @Override
    public boolean next(Consumer<TraceSample> reader) {
      if (fetched.isEmpty()) {
        fetched.addAll(page(runNumber, afterOrder, afterChunk));
      }
      int handed = 0;
      boolean any = !fetched.isEmpty();
      while (!fetched.isEmpty() && handed < PIECE) {
        Chunk each = fetched.remove();
        List<TraceSample> samples = unpack(runNumber, each.packed());
        samples.stream().filter(order::isNext).forEach(reader);
        afterOrder = each.order();
        afterChunk = each.last();
        handed += samples.size();
      }
      return any;
    }
  }

  /** What follows; found by the index, so that a row is not looked at once a page. */
  private List<Chunk> page(long runNumber, long afterOrder, long afterChunk) {
    List<Chunk> here =
        chunks(
            runNumber,
            WITHIN,
            runNumber,
            afterOrder,
            runNumber,
            afterOrder,
            afterChunk,
            afterChunk);
    return here.isEmpty() ? chunks(runNumber, BEYOND, runNumber, afterOrder) : here;
  }

  private List<Chunk> chunks(long runNumber, String query, Object... values) {
    return sql.rows(
        "trace of stroke " + runNumber,
        row -> new Chunk(row.getLong(1), row.getLong(2), row.getBytes(3)),
        query,
        values);
  }

  private static List<TraceSample> unpack(long runNumber, byte[] packed) {
    try {
      return TraceBlob.unpack(packed);
    } catch (RuntimeException e) {
      throw StoreFailed.forEver("trace of stroke " + runNumber + " is damaged", e);
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
