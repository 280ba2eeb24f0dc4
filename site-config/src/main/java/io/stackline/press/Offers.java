package io.stackline.press;

import java.util.Optional;
import java.util.Set;

/**
 * What else a press offers to stages that need it.
 *
 * @param capabilities words a site chooses, such as {@code heated-platens}
 * @param glovebox name of the glovebox it stands in, if it stands in one
 * @param fixtures those that fit under its ram; empty if nothing is said, and any may then
 */
public record Offers(
    Set<String> capabilities, Optional<String> glovebox, Optional<Set<FixtureId>> fixtures) {
  /** A press of which nothing else is said. */
  public static final Offers UNSAID = new Offers(Set.of(), Optional.empty(), Optional.empty());

  public Offers {
    capabilities = Set.copyOf(capabilities);
    fixtures = fixtures.map(Set::copyOf);
  }
}
