package io.stackline.bridge.mapped;

import java.util.List;

/**
 * The driver's answer to an event.
 *
 * @param effects to be performed in this order, once
 */
public record Decision(MappedState next, List<Effect> effects) {
  public Decision {
    effects = List.copyOf(effects);
  }
}
