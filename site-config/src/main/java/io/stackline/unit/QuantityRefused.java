package io.stackline.unit;

/**
 * A text is not the quantity that was asked for; the message says what is wrong and what to write
 * instead.
 */
public final class QuantityRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public QuantityRefused(String message) {
    super(message);
  }
}
