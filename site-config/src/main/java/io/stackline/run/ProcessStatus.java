package io.stackline.run;

import java.time.Instant;

/**
 * What a process of the line says of itself.
 *
 * @param name as the site calls it
 * @param part its part in running recipes
 * @param term of its sequencer; 0 if it has none at work
 * @param since when this became so, its own process time
 * @param software name and version
 */
public record ProcessStatus(String name, Part part, long term, Instant since, String software) {
  /** What a process has to do with the running of recipes. */
  public enum Part {
    /** Others do that. */
    NONE,
    /** It would, if the one who does fell silent. */
    STANDBY,
    /** It does. */
    ACTIVE
  }
}
