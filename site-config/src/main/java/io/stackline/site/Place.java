package io.stackline.site;

import java.nio.file.Path;

/**
 * Where something stands: file, line and column from 1, and its path inside the file, empty for the
 * whole of it.
 */
record Place(Path file, int line, int column, String path) {
  private static final int KEY_MAX = 40;

  static Place whole(Path file) {
    return new Place(file, 1, 1, "");
  }

  /** The same spot, said of something inside. */
  Place of(String key) {
    String word = key.length() > KEY_MAX ? key.substring(0, KEY_MAX) + "…" : key;
    return new Place(file, line, column, path.isEmpty() ? word : path + "." + word);
  }

  /** For mention in another problem. */
  String spot() {
    return file + ":" + line + ":" + column;
  }
}
