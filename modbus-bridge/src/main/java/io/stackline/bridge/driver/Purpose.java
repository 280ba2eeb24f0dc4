package io.stackline.bridge.driver;

/** What the command in flight is for. */
public enum Purpose {
  ACQUIRE,
  APPLY_LIMITS,
  VALIDATE,
  START,
  RELEASE,
  /** Pause or continue, whichever order waits first. */
  SIDE_ORDER
}
