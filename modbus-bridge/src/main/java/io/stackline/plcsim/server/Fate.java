package io.stackline.plcsim.server;

import java.util.List;
import java.util.Optional;

/**
 * What befalls one transaction.
 *
 * @param delayNanos how long the PLC waits before it looks at the request
 * @param hit what else happens; the first fault that strikes
 */
record Fate(long delayNanos, Optional<WireFault> hit) {
  static final Fate PLAIN = new Fate(0, Optional.empty());

  /** Draws it from the faults of a unit. */
  static Fate of(List<WireFault> faults) {
    if (faults.isEmpty()) {
      return PLAIN;
    }
    long delay = 0;
    Optional<WireFault> hit = Optional.empty();
    for (WireFault fault : faults) {
      // Every fault draws for every transaction, so that none changes what another does.
      boolean strikes = fault.strikes();
      if (strikes && fault.mishap() == Mishap.DELAY) {
        delay += fault.nanos();
      } else if (strikes && hit.isEmpty()) {
        hit = Optional.of(fault);
      }
    }
    return new Fate(delay, hit);
  }

  boolean is(Mishap mishap) {
    return hit.isPresent() && hit.get().mishap() == mishap;
  }

  boolean swallowsRequest() {
    return hit.isPresent() && hit.get().mishap().swallowsRequest();
  }
}
