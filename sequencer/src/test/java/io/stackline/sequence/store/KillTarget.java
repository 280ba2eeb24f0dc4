package io.stackline.sequence.store;

import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.site.StoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that writes entries and says which of them are written, until it is killed. */
final class KillTarget {
  private KillTarget() {}

  public static void main(String[] args) throws StoreRefused {
    try (SqlStore store = SqlStore.open(Path.of(args[0]), settings(args))) {
      for (int i = 1; i <= 1_000_000; i++) {
        write(store.journal(), i);
        System.out.println(i);
        System.out.flush();
      }
    }
  }

  /** A folder, and the URL of a server if it is not in the folder. */
  private static StoreSettings settings(String[] args) {
    return args.length == 1
        ? StoreSettings.USUAL
        : new StoreSettings(
            new StoreSettings.Where.Postgres(args[1], "postgres", Optional.empty()),
            StoreSettings.USUAL.retention());
  }

  private static void write(RunJournal journal, int i) {
    RunId run = new RunId("run-" + i % 3);
    journal.write(
        new Entry(
            Optional.of(new Outcome.Accepted(new CommandId("c-" + i), Instant.EPOCH, run)),
            Optional.of(new Image(run, Instant.EPOCH, false, "word " + i)),
            List.of(),
            List.of(),
            Optional.empty(),
            new Numbers(i, Map.of())));
  }
}
