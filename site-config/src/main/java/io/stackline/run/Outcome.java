package io.stackline.run;

import java.time.Instant;

/** The one answer to a command. */
public sealed interface Outcome {
  CommandId command();

  Instant at();

  /**
   * It was taken on.
   *
   * @param run the run it started or concerns
   */
  record Accepted(CommandId command, Instant at, RunId run) implements Outcome {}

  /** It was refused; nothing was changed. */
  record Refused(CommandId command, Instant at, Refusal refusal) implements Outcome {}
}
