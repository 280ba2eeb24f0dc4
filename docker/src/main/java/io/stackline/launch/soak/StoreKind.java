package io.stackline.launch.soak;

import java.util.concurrent.atomic.AtomicLong;

/** Which database a simulation has. */
enum StoreKind {
  /** H2, in memory: our processes die in a simulation, the machine does not. */
  H2 {
    @Override
    Stores open() {
      return Stores.memory("soak-" + NUMBER.incrementAndGet());
    }
  };

  private static final AtomicLong NUMBER = new AtomicLong();

  /** An empty one. */
  abstract Stores open();
}
