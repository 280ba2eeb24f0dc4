package io.stackline.sequence;

import io.stackline.record.RunStore;
import io.stackline.run.Command;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What came in while the store does not answer, in its order. Bounded by the lanes it came from:
 * each of their words stays there until it was dealt with, and a full lane takes no more. Readings,
 * which would pile up, repeat themselves and are left out behind the first. One crank uses it,
 * anybody asks for its length.
 */
final class WaitingLine {
  /** Who asked has been told long before that there was no answer. */
  private static final Duration COMMAND_AGE_MAX = Duration.ofSeconds(30);

  private final Queue<Input> inputs = new ArrayDeque<>();
  private final Time time;
  private final RunStore store;
  private final Duration ageMax;
  private volatile int size;

  WaitingLine(Time time, RunStore store) {
    this.time = time;
    this.store = store;
    ageMax = Wall.time(COMMAND_AGE_MAX, time);
  }

  boolean isEmpty() {
    return inputs.isEmpty();
  }

  /** How many wait. For any thread. */
  int size() {
    return size;
  }

  /** What could not be written down: it may have been all the same, so it is taken once more. */
  void begin(Input failed) {
    inputs.add(failed);
    size = inputs.size();
  }

  void add(Input input) {
    if (!(input instanceof Input.SeenPaused)) {
      inputs.add(input);
      size = inputs.size();
    }
  }

  @Nullable Input peek() {
    return inputs.peek();
  }

  void remove() {
    inputs.remove();
    size = inputs.size();
  }

  /**
   * The first in line as it is to be taken now: a command that waited too long is refused, unless
   * it makes the line safer, or the store had written it before it failed; an alarm gives up on
   * nothing.
   */
  Input timely(Input first) {
    if (first instanceof Input.Asked asked
        && !isCalming(asked.command())
        && !asked.command().by().equals(HoldDesk.ALARM)
        && time.now().isAfter(asked.command().at().plus(ageMax))
        && !store.journal().wasWritten()) {
      return new Input.TooLate(asked.command());
    }
    return first;
  }

  private static boolean isCalming(Command command) {
    return command instanceof Command.Hold
        || command instanceof Command.Stop
        || command instanceof Command.Abort;
  }
}
