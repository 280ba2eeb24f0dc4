package io.stackline.launch.soak.check;

import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.util.Optional;
import java.util.Set;

/** What stands in the database. */
public interface Kept {
  /** Whether a run of this name was ever written down. */
  boolean knows(RunId run);

  /** Runs that have not ended. */
  Set<RunId> unfinished();

  /** Whether there is a finished record of this run. */
  boolean hasRecord(RunId run);

  /** The answer to a command. */
  Optional<Outcome> outcome(CommandId command);
}
