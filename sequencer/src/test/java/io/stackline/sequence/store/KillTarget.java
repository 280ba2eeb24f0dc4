package io.stackline.sequence.store;

import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that writes entries and says which of them are written, until it is killed. */
final class KillTarget {
  private KillTarget() {}

  public static void main(String[] args) throws StoreRefused {
    try (SqlStore store = SqlStore.open(Path.of(args[0]))) {
      for (int i = 1; i <= 1_000_000; i++) {
        write(store.journal(), i);
        System.out.println(i);
        System.out.flush();
      }
    }
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
