package io.stackline.launch.soak.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the checkers of one simulation have found, oldest first, {@value #MAX} at most. */
public final class Findings {
  private static final int MAX = 20;

  private final List<Finding> all = new ArrayList<>();

  /**
   * A promise that was broken.
   *
   * @param checker which promise
   * @param at virtual time
   */
  public record Finding(String checker, Instant at, String what) {
    @Override
    public String toString() {
      return checker + " at " + at + ": " + what;
    }
  }

  /** An empty list. */
  public Findings() {}

  /** Notes one; beyond {@value #MAX} they are dropped, for the first tells. */
  public void report(String checker, Instant at, String what) {
    if (all.size() < MAX) {
      all.add(new Finding(checker, at, what));
    }
  }

  /** Whether anything was found. */
  public boolean any() {
    return !all.isEmpty();
  }

  /** All of them, oldest first. */
  public List<Finding> all() {
    return List.copyOf(all);
  }
}
