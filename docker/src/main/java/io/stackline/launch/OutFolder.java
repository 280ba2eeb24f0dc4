package io.stackline.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder a command writes into, as {@code --out} names it. */
final class OutFolder {
  private static final String REMEDY = "name a folder you may write to with --out";

  private OutFolder() {}

  /**
   * Makes it if need be, and tries it. Before long work, so that none is lost.
   *
   * @throws CommandRefused if it is something else, cannot be made, or takes no file
   */
  static Path make(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandRefused(folder + " is a file, not a folder", REMEDY);
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".stackline", ".try"));
      return folder;
    } catch (IOException e) {
      throw refused(folder, e);
    }
  }

  /** What to say when a file in it cannot be written. */
  static CommandRefused refused(Path folder, IOException e) {
    return new CommandRefused(
        "cannot write into "
            + folder
            + " ("
            + e.getClass().getSimpleName()
            + ": "
            + e.getMessage()
            + ")",
        REMEDY);
  }
}
