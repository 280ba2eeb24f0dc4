package io.stackline.recipe;

import java.util.Optional;
import java.util.Set;

/**
 * What a stage needs of its press beside force, speed, resolution and fixture, which follow from
 * what it does.
 *
 * @param capabilities words a site chooses; the press has to offer all of them
 * @param glovebox name of the one the press has to stand in, if it has to
 */
public record Needs(Set<String> capabilities, Optional<String> glovebox) {
  /** Nothing beside. */
  public static final Needs NONE = new Needs(Set.of(), Optional.empty());

  public Needs {
    capabilities = Set.copyOf(capabilities);
  }
}
