package io.stackline.sequence.store;

import io.stackline.press.TraceSample;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one compressed row of many chunks, a portion at a time, so that a trace of days is neither
 * in memory nor in a transaction as a whole. What is read of it stays the same, sample by sample.
 */
final class TracePacking {
  /** Samples of a portion, and a chunk more: some 60 kB compressed. */
  static final int PORTION = 16_384;

  /** Chunks of a portion. */
  private static final int CHUNKS_MAX = 2000;

  private static final Logger LOG = LoggerFactory.getLogger(TracePacking.class);

  private final Sql sql;
  private final Sql.Work fence;

  /**
   * That of a store.
   *
   * @param fence fails if a successor has taken over; done in each transaction
   */
  TracePacking(Sql sql, Sql.Work fence) {
    this.sql = sql;
    this.fence = fence;
  }

  @SuppressWarnings("ArrayRecordComponent") // it lives for a portion
  private record Chunk(String press, long order, long n, byte[] packed) {
    boolean isFollowedBy(Chunk other) {
      return press.equals(other.press) && order == other.order && n + 1 == other.n;
    }
  }

  /**
   * Packs the first chunks of a stroke that are not packed and follow each other without a gap; one
   * that is handed over later finds its place between the rows.
   *
   * @return how many samples these are, 0 if there are none
   */
  long packOne(long runNumber) {
    String what = "trace of stroke " + runNumber;
    long[] samples = {0};
    sql.transaction(
        what,
        () -> {
          fence.run();
          List<Chunk> chunks =
              sql.query(
                  row ->
                      new Chunk(row.getString(1), row.getLong(2), row.getLong(3), row.getBytes(4)),
                  "SELECT press, order_number, chunk, packed FROM trace WHERE last_chunk IS NULL"
                      + " AND run_number = ? ORDER BY last_chunk, run_number, order_number, chunk"
                      + " FETCH FIRST "
                      + CHUNKS_MAX
                      + " ROWS ONLY",
                  runNumber);
          if (!chunks.isEmpty() && isSound(chunks)) {
            samples[0] = replace(runNumber, chunks);
          }
        });
    return samples[0];
  }

  /** What cannot be read stays as it is, for somebody to look at. */
  private static boolean isSound(List<Chunk> chunks) {
    try {
      chunks.forEach(each -> TraceBlob.unpack(each.packed()));
      return true;
    } catch (RuntimeException e) {
      LOG.warn(
          "press={} order={} its trace is damaged and is left",
          chunks.get(0).press(),
          chunks.get(0).order(),
          e);
      return false;
    }
  }

  private long replace(long runNumber, List<Chunk> chunks) throws SQLException {
    Chunk first = chunks.get(0);
    Chunk last = first;
    List<TraceSample> samples = new ArrayList<>(TraceBlob.unpack(first.packed()));
    for (Chunk each : chunks.subList(1, chunks.size())) {
      if (samples.size() >= PORTION || !last.isFollowedBy(each)) {
        break;
      }
      samples.addAll(TraceBlob.unpack(each.packed()));
      last = each;
    }
    sql.change(
        "DELETE FROM trace WHERE press = ? AND order_number = ? AND chunk BETWEEN ? AND ?",
        first.press(),
        first.order(),
        first.n(),
        last.n());
    sql.change(
        "INSERT INTO trace (press, order_number, chunk, last_chunk, run_number, samples, packed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        first.press(),
        first.order(),
        first.n(),
        last.n(),
        runNumber,
        samples.size(),
        TraceBlob.deflate(samples));
    // an empty chunk is packed, too
    return Math.max(1, samples.size());
  }
}
