package io.stackline.launch;

import io.stackline.launch.recipes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that appear whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  /** Fills the file it is given. */
  interface FileWriter {
    void write(Path file) throws IOException;
  }

  static void write(Path file, FileWriter writer) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    writer.write(draft);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  static void writeJson(Path file, Object value) throws IOException {
    write(file, draft -> Json.write(draft, value));
  }
}
