package io.stackline.map;

import java.time.Duration;
import java.util.List;

/**
 * How one verb is said and when it has been obeyed.
 *
 * @param value raw value for the command point, or for the coil or bit
 * @param allowed what must hold before it is said
 * @param done what holds once the press has obeyed
 * @param within how long that may take, process time; after it the outcome is unknown
 */
public record Command(long value, List<Condition> allowed, List<Condition> done, Duration within) {
  public Command {
    allowed = List.copyOf(allowed);
    done = List.copyOf(done);
  }
}
