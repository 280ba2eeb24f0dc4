package io.stackline.run;

import io.stackline.press.PressId;

/**
 * Which bridge drives a press.
 *
 * @param bridge name of the bridge
 * @param nonce secret of this installation and press, unsigned 32 bit, never published
 * @param term of the sequencer that assigned it
 */
public record Assignment(PressId press, String bridge, long nonce, long term) {
  @Override
  public String toString() {
    return press + " → " + bridge + " (term " + term + ")";
  }
}
