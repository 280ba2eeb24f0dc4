package io.stackline.sequence.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackline.board.BoardCodec;
import io.stackline.board.FormerPrompts;
import io.stackline.board.WordRefused;
import io.stackline.press.TraceSample;
import io.stackline.record.RunArchive;
import io.stackline.record.RunRecord;
import io.stackline.record.StoreFailed;
import io.stackline.run.HoldFact;
import io.stackline.run.RunId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The reading side: a connection of its own for each call, at most {@value #READERS_MAX} at a time,
 * so that anybody may read and nobody waits for a decision to be written. A trace longer than
 * {@value #SAMPLES_MAX} samples is handed out thinned, every second, fourth … sample of it.
 */
final class SqlArchive implements RunArchive {
  private static final int SAMPLES_MAX = 1_000_000;
  private static final int READERS_MAX = 4;
  private static final int WAIT_S = 10;
  private static final BoardCodec NEWER = BoardCodec.forLanes();

  private final Database database;
  private final Semaphore readers = new Semaphore(READERS_MAX, true);
  private final BoardCodec codec;
  private volatile boolean closed;

  SqlArchive(Database database, BoardCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  @Override
  public Optional<RunRecord> record(RunId run) {
    return with(
        sql ->
            sql
                .rows(
                    "record of " + run,
                    row -> row.getString(1),
                    "SELECT word FROM record WHERE run = ?",
                    run.value())
                .stream()
                .findFirst()
                .map(this::record));
  }

  private RunRecord record(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    try {
      return codec.decode(RunRecord.class, bytes, SqlArchive::update);
    } catch (WordRefused e) {
      return former(bytes)
          .or(() -> newer(bytes))
          .orElseThrow(() -> new StoreFailed("a record cannot be read", e));
    }
  }

  /** Without what a newer Stackline has added: it is shown, and never written into the store. */
  private static Optional<RunRecord> newer(byte[] bytes) {
    try {
      return Optional.of(NEWER.decode(RunRecord.class, bytes));
    } catch (WordRefused e) {
      return Optional.empty();
    }
  }

  private Optional<RunRecord> former(byte[] bytes) {
    try {
      return Optional.of(
          codec.decode(FormerRecord.RunRecord.class, bytes, SqlArchive::update).today());
    } catch (WordRefused e) {
      return Optional.empty();
    }
  }

  private static void update(JsonNode record) {
    FormerPrompts.asked(record.path("prompts"));
  }

  @Override
  public List<RunId> recent(int max) {
    return with(
        sql ->
            sql.rows(
                "records",
                row -> new RunId(row.getString(1)),
                "SELECT run FROM record ORDER BY ord DESC FETCH FIRST ? ROWS ONLY",
                max));
  }

  @Override
  public List<TraceSample> trace(RunId run, String stage) {
    return with(
        sql -> {
          Thinned samples = new Thinned();
          latest(sql, run, stage).forEach(each -> SqlTraces.reading(sql).read(each, samples::add));
          return samples.kept;
        });
  }

  @Override
  public List<HoldFact> hold(RunId run, String stage) {
    return with(
        sql ->
            latest(sql, run, stage).stream()
                .flatMap(each -> SqlHolds.reading(sql, codec).all(each, HOLD_FACTS_MAX).stream())
                .toList());
  }

  /** RUN_ID of the latest attempt at a stage, or nothing. */
  private static List<Long> latest(Sql sql, RunId run, String stage) {
    return sql.rows(
        "strokes of " + run,
        row -> row.getLong(1),
        "SELECT run_number FROM stroke WHERE run = ? AND stage = ?"
            + " ORDER BY run_number DESC FETCH FIRST 1 ROWS ONLY",
        run.value(),
        stage);
  }

  /** A connection made now would open the database again, past the lock of the folder. */
  void close() {
    closed = true;
  }

  private <T> T with(Function<Sql, T> work) {
    enter();
    try (Link link = new Link(database)) {
      if (closed) {
        throw new StoreFailed("the store is closed");
      }
      return work.apply(new Sql(link));
    } finally {
      readers.release();
    }
  }

  private void enter() {
    try {
      if (!readers.tryAcquire(WAIT_S, TimeUnit.SECONDS)) {
        throw new StoreFailed(READERS_MAX + " others read already; try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailed("interrupted while " + READERS_MAX + " others read", e);
    }
  }

  private static final class Thinned {
    private List<TraceSample> kept = new ArrayList<>();
    private long seen;
    private int every = 1;

    void add(TraceSample sample) {
      if (seen++ % every == 0) {
        kept.add(sample);
      }
      if (kept.size() >= SAMPLES_MAX) {
        List<TraceSample> half = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += 2) {
          half.add(kept.get(i));
        }
        kept = half;
        every *= 2;
      }
    }
  }
}
