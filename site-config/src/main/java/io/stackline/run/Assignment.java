package io.stackline.run;

import io.stackline.press.PressId;

/**
 * Which bridge drives a press.
 *
 * @param bridge name of the bridge
 * @param nonce secret of this installation and press, unsigned 32 bit, never published
 * @param term of the sequencer that assigned it
 * @param turn grows with each bridge it gives the press to, from 1
 */
public record Assignment(PressId press, String bridge, long nonce, long term, long turn) {
  private static final int TURN_BITS = 20;

  /** The first of its term. */
  public Assignment(PressId press, String bridge, long nonce, long term) {
    this(press, bridge, nonce, term, 1);
  }

  /** Grows with each assignment of a press, whoever makes it: clocks of bridges may differ. */
  public long era() {
    return (term << TURN_BITS) + turn;
  }

  @Override
  public String toString() {
    return press + " → " + bridge + " (term " + term + ", turn " + turn + ")";
  }
}
