package io.stackline.map;

import io.stackline.press.PressState;
import java.util.List;

/**
 * The press is in this state if all conditions hold; the first rule of a map that does decides.
 *
 * @param when none = always, for the last rule
 */
public record StateRule(PressState state, List<Condition> when) {
  public StateRule {
    when = List.copyOf(when);
  }
}
