package io.stackline.run;

import io.stackline.press.PressId;
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

  /** The press it was meant for has done it, or has the duty it was given. */
  record Obeyed(CommandId command, Instant at, PressId press) implements Outcome {}

  /**
   * It went out to a press, and nobody can say from here whether it was done; it is not sent again.
   *
   * @param reason why it cannot be known, and where to look
   */
  record Unknown(CommandId command, Instant at, PressId press, String reason) implements Outcome {}
}
