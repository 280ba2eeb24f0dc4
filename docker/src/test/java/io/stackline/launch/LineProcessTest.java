package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.opcua.security.Credential;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.RunId;
import io.stackline.sequence.store.SqlStore;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineProcessTest {
  @TempDir Path folder = Path.of("");

  /** Or nobody could log in until somebody sets new passwords for all of them. */
  @Test
  void aFirstStartThatFailsLateHasToldThePasswords() throws Exception {
    Site site = QuickSite.read(folder.resolve("site")).withOpcUaPort(0);
    List<String> told = new ArrayList<>();
    LineProcess.Work<Boolean> work =
        new LineProcess.Work<>() {
          @Override
          public void created(List<Credential> users) {
            users.forEach(each -> told.add(each.user()));
          }

          @Override
          public Boolean with(LineProcess.Running line) {
            return true;
          }
        };
    try (DataFolder data = DataFolder.lock(folder.resolve("data"))) {
      try (SqlStore store = SqlStore.open(data.journal())) {
        store.journal().write(unreadable());
      }
      assertThrows(
          IllegalStateException.class,
          () -> LineProcess.run(site, SystemTime.real(), data, data.runs(), work));
      assertEquals(4, told.size(), told.toString());
    }
  }

  private static Entry unreadable() {
    Image run = new Image(new RunId("run-of-another-age"), Instant.EPOCH, false, "{}");
    return new Entry(
        Optional.empty(),
        Optional.of(run),
        List.of(),
        List.of(),
        Optional.empty(),
        new Numbers(2, Map.of()));
  }
}
