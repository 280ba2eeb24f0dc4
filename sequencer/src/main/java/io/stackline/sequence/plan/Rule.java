package io.stackline.sequence.plan;

/** By which rule presses and dies are given. */
public enum Rule {
  /** The one lines run by: priority and age, half-made cells first, whoever can go goes. */
  URGENT_FIRST,
  /** For comparison: who was ordered first goes first, and nobody overtakes. */
  FIRST_COME
}
