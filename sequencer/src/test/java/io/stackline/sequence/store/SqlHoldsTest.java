package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.HoldFact;
import io.stackline.run.RunId;
import io.stackline.run.WindowAlarm;
import io.stackline.unit.Pressure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts about holds on a real database: each once, the first one stays. */
final class SqlHoldsTest {
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00Z");

  private final Path folder;

  SqlHoldsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static HoldFact raised(int n, double mpa) {
    return new HoldFact.Raised(
        AT, new WindowAlarm(n, WindowAlarm.Kind.LOW, AT, Pressure.ofMPa(mpa)));
  }

  private static HoldFact cleared(int n) {
    return new HoldFact.Cleared(
        AT, new WindowAlarm(n, WindowAlarm.Kind.LOW, AT, Pressure.ofMPa(60)));
  }

  @Test
  void aFactIsKeptOnceAndComesBackAfterReopening() throws StoreRefused {
    RunId run = new RunId("run-1");
    try (SqlStore store = SqlStore.open(folder)) {
      store
          .journal()
          .write(
              new Entry(
                  Optional.empty(),
                  Optional.of(new Image(run, AT, false, "w")),
                  List.of(
                      new RunJournal.Stroke(41, run, "hold"),
                      new RunJournal.Stroke(42, run, "hold")),
                  List.of(),
                  Optional.empty(),
                  new Numbers(43, Map.of())));
      store.holds().put(41, List.of(raised(1, 50)));
      store.holds().put(42, List.of(raised(1, 70), cleared(1), raised(2, 69)));
      store.holds().put(42, List.of(raised(2, 1), raised(3, 68)));
    }
    try (SqlStore store = SqlStore.open(folder)) {
      assertEquals(
          List.of(raised(2, 69), raised(3, 68)), store.holds().newest(42, HoldFact.Kind.RAISED, 2));
      assertEquals(List.of(cleared(1)), store.holds().newest(42, HoldFact.Kind.CLEARED, 9));
      assertEquals(List.of(), store.holds().newest(42, HoldFact.Kind.HOUR, 9));
      assertEquals(
          List.of(raised(1, 70), cleared(1), raised(2, 69), raised(3, 68)),
          store.archive().hold(run, "hold"),
          "of the latest attempt, in their order");
      assertEquals(List.of(), store.archive().hold(run, "other"));
    }
  }
}
