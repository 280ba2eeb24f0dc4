package io.stackline.sequence;

import io.stackline.run.Command;
import io.stackline.run.Refusal;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.Optional;

/**
 * Commands that had to wait, because the journal did not answer. Whoever asked has been told that
 * nobody knows, and may stand at the press by now: what could make it move is not done any more.
 * Stopping is never too late. One crank uses it.
 */
final class Late {
  /** As long as an errand may take. */
  private static final Duration MAX = Duration.ofSeconds(30);

  private final Time time;
  private final Duration max;

  Late(Time time) {
    this.time = time;
    max = Wall.time(MAX, time);
  }

  /** Whether it was asked so long ago that nobody expects it now. */
  boolean is(Command command) {
    return time.now().isAfter(command.at().plus(max));
  }

  /** Why it is not done any more; empty if it is. */
  Optional<Refusal> refusal(Command command) {
    boolean stops =
        command instanceof Command.Hold
            || command instanceof Command.Stop
            || command instanceof Command.Abort;
    return stops || !is(command)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Refusal.Code.BUSY,
                "it could not be written down within " + MAX.toSeconds() + " s and was not done",
                "look at the line, then ask again if it is still wanted"));
  }
}
