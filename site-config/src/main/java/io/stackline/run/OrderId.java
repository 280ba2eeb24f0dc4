package io.stackline.run;

import io.stackline.press.PressId;

/**
 * Names an order to a press.
 *
 * @param number grows with each order to this press, from 1, never used twice, not even after a
 *     restart
 */
public record OrderId(PressId press, long number) {
  @Override
  public String toString() {
    return press + "#" + number;
  }
}
