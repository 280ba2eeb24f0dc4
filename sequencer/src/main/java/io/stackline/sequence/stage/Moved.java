package io.stackline.sequence.stage;

import io.stackline.unit.Pressure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Targets a hold was moved to under way, beside the one of its recipe.
 *
 * @param surely those the press has taken, in order
 * @param perhaps those nobody knows of whether the press has taken them
 */
public record Moved(List<Step> surely, List<Pressure> perhaps) {
  public static final Moved NEVER = new Moved(List.of(), List.of());

  /**
   * A target the press has taken.
   *
   * @param taken when, or empty if that cannot be told
   */
  public record Step(Pressure to, Optional<Window> taken) {}

  /**
   * Between these two times of the PLC's clock, which wraps after 49.7 days.
   *
   * @param fromMs when it was asked for
   * @param toMs when the press had said that it has taken it
   */
  public record Window(long fromMs, long toMs) {}

  public Moved {
    surely = List.copyOf(surely);
    perhaps = List.copyOf(perhaps);
  }

  /** Whether the target may have been another one for a while. */
  public boolean isMoved() {
    return !(surely.isEmpty() && perhaps.isEmpty());
  }

  /** Whether it is known which target was in force at each time. */
  public boolean isTold() {
    return perhaps.isEmpty() && surely.stream().allMatch(each -> each.taken().isPresent());
  }

  /** The highest pressure that may have been asked of the press. */
  public Pressure highest(Pressure first) {
    Pressure highest = first;
    for (Step each : surely) {
      highest = Pressure.max(highest, each.to());
    }
    for (Pressure each : perhaps) {
      highest = Pressure.max(highest, each);
    }
    return highest;
  }

  /** What happened, as part of a sentence. */
  public String words(Pressure first) {
    List<Pressure> targets = surely.stream().map(Step::to).toList();
    String moved = targets.isEmpty() ? "" : "the target was moved from " + first + list(targets);
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
