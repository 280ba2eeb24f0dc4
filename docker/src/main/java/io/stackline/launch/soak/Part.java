package io.stackline.launch.soak;

/** One process of ours, or a half of it, while it lives. */
record Part(Mortal mortal, Runnable bury) {
  /** Ends what is left of a dead one; whatever it tries to do on the way out does not happen. */
  void end() {
    mortal.kill();
    try {
      bury.run();
    } catch (Death e) {
      // It was dead before.
    }
  }
}
