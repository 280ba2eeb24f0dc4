package io.stackline.sequence.stage;

import io.stackline.unit.Pressure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Targets a hold was moved to under way, beside the one of its recipe.
 *
 * @param surely those the press has taken, in order
 * @param perhaps those nobody knows of whether the press has taken them
 */
public record Moved(List<Pressure> surely, List<Pressure> perhaps) {
  public static final Moved NEVER = new Moved(List.of(), List.of());

  public Moved {
    surely = List.copyOf(surely);
    perhaps = List.copyOf(perhaps);
  }

  /** Whether the target may have been another one for a while. */
  public boolean isMoved() {
    return !(surely.isEmpty() && perhaps.isEmpty());
  }

  /** The highest pressure that may have been asked of the press. */
  public Pressure highest(Pressure first) {
    Pressure highest = first;
    for (Pressure each : surely) {
      highest = Pressure.max(highest, each);
    }
    for (Pressure each : perhaps) {
      highest = Pressure.max(highest, each);
    }
    return highest;
  }

  /** What happened, as part of a sentence. */
  public String words(Pressure first) {
    String moved = surely.isEmpty() ? "" : "the target was moved from " + first + list(surely);
    if (perhaps.isEmpty()) {
      return moved;
    }
    return (moved.isEmpty() ? "the target of " + first + " was " : moved + " and ")
        + "perhaps moved"
        + list(perhaps);
  }

  private static String list(List<Pressure> targets) {
    return targets.stream().map(each -> " to " + each).collect(Collectors.joining(","));
  }
}
