package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.time.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waited too long for the store is not done any more, unless nobody gave it up. */
final class WaitingLineTest {
  private static final RunId RUN = new RunId("run-1");

  @Test
  void aPersonsReleaseIsTooLateAndAnAlarmsIsNot(@TempDir Path folder) throws StoreRefused {
    VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T02:08:00Z"));
    Command.Release person = new Command.Release(new CommandId("c-1"), "ann", time.now(), RUN);
    Command.Release alarm =
        new Command.Release(new CommandId("c-2"), HoldDesk.ALARM, time.now(), RUN);
    try (SqlStore store = SqlStore.open(folder)) {
      WaitingLine line = new WaitingLine(time, store);
      time.advance(Duration.ofSeconds(29));
      assertEquals(new Input.Asked(person), line.timely(new Input.Asked(person)), "a control");
      time.advance(Duration.ofSeconds(2));
      assertEquals(new Input.TooLate(person), line.timely(new Input.Asked(person)));
      assertEquals(new Input.Asked(alarm), line.timely(new Input.Asked(alarm)));
    }
  }
}
