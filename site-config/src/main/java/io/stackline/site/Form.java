package io.stackline.site;

import io.stackline.unit.QuantityRefused;

/**
 * What one value must look like.
 *
 * @param hint what may stand there, for people
 * @param look the same for a JSON Schema
 * @param reading takes the text or says what is wrong with it
 */
record Form<T>(String hint, Look look, Reading<T> reading) {
  /** Makes a value of a text. */
  @FunctionalInterface
  interface Reading<T> {
    /** The value of a text, in a file whose source tags mean this. */
    T read(String text, Legend legend) throws ValueRefused;
  }

  /** The same for a value that knows no sources. */
  @FunctionalInterface
  interface Plain<T> {
    T read(String text) throws QuantityRefused;

    /** As a reading that says of what sort the trouble is. */
    default Reading<T> reading() {
      return (text, legend) -> {
        try {
          return read(text);
        } catch (QuantityRefused e) {
          throw ValueRefused.of(e);
        }
      };
    }
  }

  T read(String text, Legend legend) throws ValueRefused {
    return reading.read(text, legend);
  }
}
