package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunJournal.SentErrand;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of presses outside of runs, in a real folder. */
final class SqlErrandsTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00.123456789Z");

  private final Path folder;

  SqlErrandsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static SentErrand errand(String id, PressId press, long number) {
    Command.ToPress command = new Command.ToPress(new CommandId(id), "ann", AT, press, Errand.TARE);
    return new SentErrand(command, new OrderId(press, number));
  }

  private static Entry entry(
      Optional<Outcome> outcome, Optional<SentErrand> errand, List<Doubt> doubts, Numbers numbers) {
    return new Entry(
        outcome, Optional.empty(), List.of(), List.of(), Optional.empty(), errand, doubts, numbers);
  }

  private static void write(SqlStore store, SentErrand errand) {
    Numbers numbers = new Numbers(7, Map.of(errand.order().press(), errand.order().number() + 1));
    store.journal().write(entry(Optional.empty(), Optional.of(errand), List.of(), numbers));
  }

  @Test
  void anErrandIsOpenUntilItsCommandHasAnOutcome() throws StoreRefused {
    SentErrand first = errand("c-1", P1, 3);
    SentErrand second = errand("c-2", P2, 1);
    try (SqlStore store = SqlStore.open(folder)) {
      assertEquals(List.of(), store.journal().errands());
      write(store, first);
      write(store, second);
    }
    try (SqlStore store = SqlStore.open(folder)) {
      RunJournal journal = store.journal();
      assertEquals(List.of(first, second), journal.errands());
      assertEquals(Map.of(P1, 4L, P2, 2L), journal.numbers().orders());
      Outcome outcome = new Outcome.Obeyed(new CommandId("c-1"), AT, P1);
      journal.write(entry(Optional.of(outcome), Optional.empty(), List.of(), journal.numbers()));
      assertEquals(Optional.of(outcome), journal.outcome(new CommandId("c-1")));
    }
    try (SqlStore store = SqlStore.open(folder)) {
      assertEquals(List.of(second), store.journal().errands());
    }
  }

  @Test
  void aDoubtStaysUntilItIsTakenBack() throws StoreRefused {
    try (SqlStore store = SqlStore.open(folder)) {
      RunJournal journal = store.journal();
      List<Doubt> doubts =
          List.of(new Doubt(P1, Optional.of("no answer")), new Doubt(P2, Optional.of("gone")));
      journal.write(entry(Optional.empty(), Optional.empty(), doubts, journal.numbers()));
      List<Doubt> again = List.of(new Doubt(P1, Optional.of("still none")));
      journal.write(entry(Optional.empty(), Optional.empty(), again, journal.numbers()));
    }
    try (SqlStore store = SqlStore.open(folder)) {
      RunJournal journal = store.journal();
      assertEquals(Map.of(P1, "still none", P2, "gone"), journal.doubts());
      List<Doubt> over = List.of(new Doubt(P1, Optional.empty()));
      journal.write(entry(Optional.empty(), Optional.empty(), over, journal.numbers()));
      assertEquals(Map.of(P2, "gone"), journal.doubts());
    }
  }

  /** As 0.3.0 left it. */
  @Test
  void aDatabaseOfTheVersionBeforeGetsTheNewTables() throws StoreRefused, SQLException {
    SqlStore.open(folder).close();
    try (Connection before =
        DriverManager.getConnection("jdbc:h2:async:" + folder.resolve("stackline"), "sa", "")) {
      before.createStatement().execute("DROP TABLE errand");
      before.createStatement().execute("DROP TABLE doubt");
      before.createStatement().execute("DROP TABLE duty");
      before.createStatement().execute("DROP TABLE hold_fact");
      before.createStatement().execute("DELETE FROM migration WHERE step > 1");
    }
    try (SqlStore store = SqlStore.open(folder)) {
      write(store, errand("c-1", P1, 1));
      assertEquals(1, store.journal().errands().size());
      assertEquals(Map.of(), store.journal().doubts());
      assertEquals(Map.of(), store.journal().duties());
    }
  }

  @Test
  void theDutyGivenLastCounts() throws StoreRefused {
    Duty first = new Duty(P1, PressDuty.MAINTENANCE, AT, "ann", "seal");
    Duty other = new Duty(P2, PressDuty.SETUP, AT.plusSeconds(1), "bob", "");
    Duty last = new Duty(P1, PressDuty.PROCESSING, AT.plusSeconds(2), "bob", "done");
    for (Duty each : List.of(first, other, last)) {
      try (SqlStore store = SqlStore.open(folder)) {
        store.journal().write(given(each, store.journal().numbers()));
      }
    }
    try (SqlStore store = SqlStore.open(folder)) {
      assertEquals(Map.of(P1, last, P2, other), store.journal().duties());
    }
  }

  private static Entry given(Duty duty, Numbers numbers) {
    return new Entry(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(duty),
        numbers);
  }
}
