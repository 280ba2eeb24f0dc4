package io.stackline.sequence.store;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Deflated bytes, bounded. */
final class Deflated {
  private static final int BUFFER = 8192;

  private Deflated() {}

  static void write(byte[] bytes, ByteArrayOutputStream out) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
  }

  /**
   * What was deflated.
   *
   * @param from where it begins
   * @param max bytes it may have; more is refused
   */
  static byte[] read(byte[] bytes, int from, int max) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, from, bytes.length - from);
      ByteArrayOutputStream out = new ByteArrayOutputStream(4 * bytes.length);
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        int read = inflater.inflate(buffer);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("cut short");
        }
        out.write(buffer, 0, read);
        if (out.size() > max) {
          throw new DataFormatException("more than " + max + " bytes");
        }
      }
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }
}
