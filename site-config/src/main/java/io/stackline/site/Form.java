package io.stackline.site;

import io.stackline.unit.QuantityRefused;

/**
 * What one value must look like.
 *
 * @param hint what may stand there, shown where it is missing
 * @param reading takes the text or says what is wrong with it
 */
record Form<T>(String hint, Reading<T> reading) {
  /** Makes a value of a text. */
  @FunctionalInterface
  interface Reading<T> {
    T read(String text) throws QuantityRefused;
  }

  T read(String text) throws QuantityRefused {
    return reading.read(text);
  }
}
