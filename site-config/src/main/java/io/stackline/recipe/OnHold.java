package io.stackline.recipe;

/** What becomes of a stroke that was paused, by whomever or whatever. */
public enum OnHold {
  /** Resuming lets it go on from where it is. */
  CONTINUE,
  /** It is never resumed half-way: a person decides whether it is repeated or left out. */
  DECIDE
}
