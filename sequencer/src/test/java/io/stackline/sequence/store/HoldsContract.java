package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.HoldAlarm;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Note;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.StoreFailed;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldFact.Kind;
import io.stackline.run.HoldSummary;
import io.stackline.run.OrderId;
import io.stackline.run.RunId;
import io.stackline.run.Swing;
import io.stackline.run.TraceChunk;
import io.stackline.run.WindowAlarm;
import io.stackline.site.StoreSettings.Retention;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Facts about holds on a real database: each once, and gone with their run. */
abstract class HoldsContract {
  static final RunId RUN = new RunId("run-1");
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00Z");
  private static final Retention BOTH =
      new Retention(Optional.of(Duration.ofDays(10)), Optional.of(Duration.ofDays(100)));

  private final TestDatabase database;

  HoldsContract(TestDatabase database) {
    this.database = database;
  }

  private static Instant at(int minutes) {
    return AT.plus(Duration.ofMinutes(minutes));
  }

  private static HoldFact.Summed hour(int n, double mpa) {
    Duration hour = Duration.ofHours(1);
    Pressure pressure = Pressure.ofMPa(mpa);
    Length position = Length.ofMm(40);
    Temperature unread = new Temperature(Double.NaN);
    return new HoldFact.Summed(
        at(60 * n + 60),
        new HoldSummary(
            HoldSummary.Span.HOUR,
            n,
            hour.multipliedBy(n),
            hour.multipliedBy(n + 1),
            new Swing<>(pressure, pressure, pressure, hour),
            new Swing<>(position, position, position, hour),
            new Swing<>(unread, unread, unread, Duration.ZERO)));
  }

  private static WindowAlarm low(int n, int minutes) {
    return new WindowAlarm(n, WindowAlarm.Kind.LOW, at(minutes), Pressure.ofMPa(60));
  }

  private static HoldAlarm raised(long runNumber, int n, int minutes) {
    HoldFact fact = new HoldFact.Raised(at(minutes), low(n, minutes));
    return new HoldAlarm(RUN, runNumber, fact, new Note(at(minutes), "P3", "alarm " + n));
  }

  private static HoldAlarm cleared(long runNumber, int n, int minutes) {
    HoldFact fact = new HoldFact.Cleared(at(minutes), low(n, minutes));
    return new HoldAlarm(RUN, runNumber, fact, new Note(at(minutes), "P3", "no alarm " + n));
  }

  private static void run(SqlStore store, boolean ended) {
    store
        .journal()
        .write(
            new Entry(
                Optional.empty(),
                Optional.of(new Image(RUN, AT, ended, "w")),
                ended
                    ? List.of()
                    : List.of(
                        new RunJournal.Stroke(41, RUN, "hold"),
                        new RunJournal.Stroke(42, RUN, "hold")),
                List.of(),
                Optional.empty(),
                new Numbers(43, Map.of())));
  }

  /** Two attempts at a stage. */
  static void two(SqlStore store) {
    run(store, false);
    store.holds().put(41, List.of(hour(0, 50)));
    store.holds().put(42, List.of(hour(0, 70)));
    store.journal().alarm(raised(42, 1, 90));
    store.journal().alarm(cleared(42, 1, 100));
    store.holds().put(42, List.of(hour(0, 1), hour(1, 71)));
    store.journal().alarm(raised(42, 2, 130));
  }

  /** What {@link #two} wrote of the latest attempt. */
  static final List<HoldFact> ALL =
      List.of(
          hour(0, 70),
          raised(42, 1, 90).fact(),
          cleared(42, 1, 100).fact(),
          hour(1, 71),
          raised(42, 2, 130).fact());

  @Test
  void aFactIsKeptOnceAndComesBackAfterReopening() throws StoreRefused {
    try (SqlStore store = database.open()) {
      two(store);
    }
    try (SqlStore store = database.open()) {
      assertEquals(List.of(hour(1, 71)), store.holds().newest(42, Kind.HOUR, 1));
      assertEquals(List.of(hour(0, 70), hour(1, 71)), store.holds().newest(42, Kind.HOUR, 9));
      assertEquals(List.of(cleared(42, 1, 100).fact()), store.holds().newest(42, Kind.CLEARED, 9));
      assertEquals(List.of(), store.holds().newest(42, Kind.HALF_CYCLE, 9));
      assertEquals(ALL, store.archive().hold(RUN, "hold"), "of the latest attempt, oldest first");
      assertEquals(List.of(), store.archive().hold(RUN, "other"));
      assertThrows(StoreFailed.class, () -> store.journal().alarm(raised(42, 2, 131)));
      store.journal().alarm(cleared(42, 2, 140));
    }
  }

  /** Alarms are told by the journal; what was measured is not, and stays. */
  @Test
  void tablesMadeAnewTellTheSame() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      two(store);
    }
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("UPDATE hold_alarm SET n = n + 10");
      connection.createStatement().execute("DELETE FROM projection");
    }
    try (SqlStore store = database.open()) {
      assertEquals(ALL, store.archive().hold(RUN, "hold"));
    }
  }

  @Test
  void anAlarmIsALineInTheLogOfItsRun() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      two(store);
    }
    try (Connection connection = database.connect();
        ResultSet notes =
            connection.createStatement().executeQuery("SELECT text FROM note ORDER BY ord")) {
      List<String> texts = new ArrayList<>();
      while (notes.next()) {
        texts.add(notes.getString(1));
      }
      assertEquals(List.of("alarm 1", "no alarm 1", "alarm 2"), texts);
    }
  }

  /** They are small, and outlive the traces of their run; but not the run. */
  @Test
  void theyGoWithTheirRun() throws StoreRefused, SQLException {
    try (SqlStore store = database.open(BOTH)) {
      two(store);
      store.traces().put(new TraceChunk(new OrderId(new PressId("P3"), 1), 1, 42, 0, List.of()));
      run(store, true);
      endedDaysAgo(11);
      tidyAll(store);
      assertEquals(ALL, store.archive().hold(RUN, "hold"));
      endedDaysAgo(101);
      tidyAll(store);
      assertEquals(List.of(), store.holds().newest(42, Kind.HOUR, 9));
      assertEquals(List.of(), store.holds().newest(41, Kind.HOUR, 9));
      assertEquals(List.of(), store.holds().newest(42, Kind.RAISED, 9));
    }
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("DELETE FROM projection");
    }
    try (SqlStore store = database.open()) {
      assertEquals(List.of(), store.holds().newest(42, Kind.RAISED, 9));
    }
  }

  private void endedDaysAgo(int days) throws SQLException {
    try (Connection connection = database.connect()) {
      connection
          .createStatement()
          .execute("UPDATE run SET ended_at = CURRENT_TIMESTAMP - " + days + " * INTERVAL '1' DAY");
    }
  }

  private static void tidyAll(SqlStore store) {
    for (int i = 0; i < 20; i++) {
      if (!store.tidy()) {
        return;
      }
    }
    throw new AssertionError("never done");
  }
}
