package io.stackline.bridge.driver;

/** What the command in flight is for. */
public enum Purpose {
  ACQUIRE,
  APPLY_LIMITS,
  VALIDATE,
  START,
  RELEASE,
  /** An order about the stroke under way, whichever waits first. */
  SIDE_ORDER,
  /** An order about the press itself. */
  ERRAND
}
