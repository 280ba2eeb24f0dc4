package io.stackline.launch.soak;

import io.stackline.launch.soak.check.Kept;
import io.stackline.record.RunJournal;
import io.stackline.record.RunStore;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The database itself, as a checker looks at it. */
record Database(RunStore store) implements Kept {
  @Override
  public boolean knows(RunId run) {
    return store.journal().knows(run);
  }

  @Override
  public Set<RunId> unfinished() {
    return store.journal().unfinished().stream()
        .map(RunJournal.Image::run)
        .collect(Collectors.toSet());
  }

  @Override
  public boolean hasRecord(RunId run) {
    return store.archive().record(run).isPresent();
  }

  @Override
  public Optional<Outcome> outcome(CommandId command) {
    return store.journal().outcome(command);
  }
}
