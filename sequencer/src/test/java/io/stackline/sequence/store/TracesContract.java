package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceReader;
import io.stackline.run.OrderId;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Traces on a real database: in order, once, and only those of the stroke in question. */
abstract class TracesContract {
  private static final PressId P1 = new PressId("P1");
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00Z");

  private final TestDatabase database;

  TracesContract(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aTraceComesBackInOrderAndOnceHoweverOftenItWasHandedOver() throws StoreRefused {
    RunId run = new RunId("run-1");
    try (SqlStore store = database.open()) {
      store
          .journal()
          .write(
              new Entry(
                  Optional.empty(),
                  Optional.of(new Image(run, AT, false, "w")),
                  List.of(
                      new RunJournal.Stroke(41, run, "densify"),
                      new RunJournal.Stroke(42, run, "densify")),
                  List.of(),
                  Optional.empty(),
                  new Numbers(43, Map.of())));
      store.traces().put(chunk(3, 1, 41, 1, 5));
      // more chunks than one page, in the wrong order, some twice
      for (long n = 300; n >= 1; n--) {
        store.traces().put(chunk(7, n, 42, 10 * n, 10 * n + 9));
      }
      store.traces().put(chunk(7, 5, 42, 50, 59));
      // a reattached bridge hands over the end of the ring once more
      store.traces().put(chunk(8, 1, 42, 2990, 3020));

      assertEquals(3031, store.traces().samples(42));
      List<Long> sequences = new ArrayList<>();
      store.traces().read(42, sample -> sequences.add(sample.sequence()));
      assertEquals(LongStream.rangeClosed(10, 3020).boxed().toList(), sequences);
      assertEquals(
          sequences,
          store.archive().trace(run, "densify").stream().map(TraceSample::sequence).toList());
      assertEquals(List.of(), store.archive().trace(run, "copress"));
      assertEquals(0, store.traces().samples(99));
    }
  }

  @Test
  void aPackedTraceIsSmallerAndReadsTheSame() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      for (long n = 1; n <= 100; n++) {
        if (n != 50) {
          store.traces().put(chunk(7, n, 42, 10 * n, 10 * n + 9));
        }
      }
      store.traces().put(chunk(8, 1, 42, 990, 1020));
      List<TraceSample> before = read(store, 42);
      long bytes = bytes(42);

      store.traces().pack(42);
      store.traces().pack(42);

      assertEquals(before, read(store, 42));
      assertEquals(3, rows(42), "up to the gap, after it, and the order after");
      assertTrue(3 * bytes(42) < bytes, bytes(42) + " of " + bytes);
      assertEquals(1021, store.traces().samples(42));
      // handed over again, and late
      store.traces().put(chunk(7, 20, 42, 200, 209));
      store.traces().put(chunk(7, 50, 42, 500, 509));
      assertEquals(1031, store.traces().samples(42));
      List<Long> sequences = read(store, 42).stream().map(TraceSample::sequence).toList();
      assertEquals(LongStream.rangeClosed(10, 1020).boxed().toList(), sequences);
    }
  }

  /** It hung while it wrote, and went on beside its successor. */
  @Test
  void aChunkThatTheSequencerBeforeWroteAMomentAgoIsThere() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      store.traces().put(chunk(7, 1, 42, 10, 19));
      change(
          "INSERT INTO trace (press, order_number, chunk, run_number, samples, packed)"
              + " SELECT press, order_number, 2, run_number, samples, packed FROM trace");

      store.traces().put(chunk(7, 2, 42, 10, 19));
      store.traces().put(chunk(7, 3, 42, 20, 29));

      assertEquals(30, store.traces().samples(42), "each chunk once");
    }
  }

  @Test
  void whoWasSucceededPacksNoTraceAndSumsUpNoHold() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      store.traces().put(chunk(7, 1, 42, 10, 19));
      store.traces().put(chunk(7, 2, 42, 20, 29));
      change("UPDATE counter SET number = 2 WHERE name = 'term'");

      isTakenOver(() -> store.traces().pack(42));
      isTakenOver(() -> store.holds().put(42, List.of()));
      assertEquals(2, rows(42));
    }
  }

  /** It may be asked again: nothing is dropped and nothing settled. */
  private static void isTakenOver(Executable attempt) {
    StoreFailed failed = assertThrows(StoreFailed.class, attempt);
    assertTrue(String.valueOf(failed.getMessage()).contains("taken over"), failed::toString);
    assertFalse(failed.isLasting());
  }

  private void change(String statement) throws SQLException {
    try (Connection other = database.connect()) {
      other.createStatement().execute(statement);
    }
  }

  /** A trace of days is packed while it comes in. */
  @Test
  void aLongTraceIsPackedPortionByPortion() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      for (long n = 0; n < 50; n++) {
        store.traces().put(chunk(7, n + 1, 42, 1000 * n, 1000 * n + 999));
      }
      assertTrue(rows(42) < 20, rows(42) + " rows");
      store.traces().pack(42);
      assertEquals(3, rows(42));
      assertEquals(
          LongStream.range(0, 50_000).boxed().toList(),
          read(store, 42).stream().map(TraceSample::sequence).toList());
    }
  }

  /** A hold goes on, and is packed, while it is summed up from its beginning. */
  @Test
  void aTraceThatIsPackedBetweenTwoPiecesIsReadOn() throws StoreRefused, SQLException {
    for (long from : List.of(1L, 161L)) {
      // a store packs what it was handed itself
      try (SqlStore store = database.open()) {
        for (long n = from; n < from + 160; n++) {
          store.traces().put(chunk(7, n, 42, 100 * n, 100 * n + 99));
        }
        store.traces().put(chunk(8, from, 42, 50_000 + 10 * from, 50_000 + 10 * from + 9));
      }
    }
    try (SqlStore store = database.open()) {
      List<Long> sequences = new ArrayList<>();
      TraceReader pieces = store.traces().reader(42);
      assertTrue(pieces.next(sample -> sequences.add(sample.sequence())));
      assertEquals(322, rows(42));

      store.traces().pack(42);
      while (pieces.next(sample -> sequences.add(sample.sequence()))) {}

      assertTrue(rows(42) < 10, rows(42) + " rows");
      List<Long> all = new ArrayList<>(LongStream.range(100, 32_100).boxed().toList());
      all.addAll(LongStream.range(50_010, 50_020).boxed().toList());
      all.addAll(LongStream.range(51_610, 51_620).boxed().toList());
      assertEquals(all, sequences);
    }
  }

  /** Its crash-safety: a portion is there as it was, or packed. */
  @Test
  void packingThatFailsChangesNothing() throws StoreRefused, SQLException {
    CutDatabase cut = new CutDatabase(database.database());
    try (SqlStore store = database.open(cut)) {
      for (long n = 1; n <= 10; n++) {
        store.traces().put(chunk(7, n, 42, 10 * n, 10 * n + 9));
      }
      List<TraceSample> before = read(store, 42);
      for (CutDatabase.Cut each : List.of(CutDatabase.Cut.BEFORE, CutDatabase.Cut.AFTER)) {
        cut.nextCommit(each);
        assertThrows(StoreFailed.class, () -> store.traces().pack(42));
        assertEquals(before, read(store, 42));
      }
      assertEquals(1, rows(42));
    }
  }

  @Test
  void aChunkOfWhichNobodyKnowsWhetherItIsKeptIsKeptOnce() throws StoreRefused {
    CutDatabase cut = new CutDatabase(database.database());
    try (SqlStore store = database.open(cut)) {
      store.traces().put(chunk(7, 1, 42, 10, 19));
      for (long n = 2; n <= 3; n++) {
        TraceChunk next = chunk(7, n, 42, 20, 29);
        cut.nextCommit(n == 2 ? CutDatabase.Cut.AFTER : CutDatabase.Cut.BEFORE);
        assertThrows(StoreFailed.class, () -> store.traces().put(next));
        store.traces().put(next);
        store.traces().put(next);
      }
      assertEquals(30, store.traces().samples(42));
    }
  }

  private static List<TraceSample> read(SqlStore store, long runNumber) {
    List<TraceSample> all = new ArrayList<>();
    store.traces().read(runNumber, all::add);
    return all;
  }

  private long rows(long runNumber) throws SQLException {
    return number("SELECT COUNT(*) FROM trace WHERE run_number = " + runNumber);
  }

  private long bytes(long runNumber) throws SQLException {
    return number("SELECT SUM(OCTET_LENGTH(packed)) FROM trace WHERE run_number = " + runNumber);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.connect();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static TraceChunk chunk(long order, long n, long runNumber, long from, long to) {
    List<TraceSample> samples =
        LongStream.rangeClosed(from, to)
            .mapToObj(
                i ->
                    new TraceSample(
                        i,
                        1000 + 10 * i,
                        Force.ofKN(1),
                        Length.ofMm(40),
                        1,
                        SegmentType.RAMP,
                        false,
                        true))
            .toList();
    return new TraceChunk(new OrderId(P1, order), n, runNumber, 0, samples);
  }
}
