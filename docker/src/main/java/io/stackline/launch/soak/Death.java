package io.stackline.launch.soak;

/**
 * A process of ours has died in the midst of what it did; what it was about to do never happens.
 */
final class Death extends Error {
  private static final long serialVersionUID = 1L;

  Death() {
    super("a simulated process has died", null, false, false);
  }
}
