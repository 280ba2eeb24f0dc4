package io.stackline.launch.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Bends the truth, to see it found out: every third death the journal, an H2 file, is put back to
 * what it was a death before.
 */
final class Forgetting {
  private static final int EVERY = 3;

  private final Path journal;
  private final Path kept;

  Forgetting(Path journal, Path folder) {
    this.journal = journal.resolve("stackline.mv.db");
    kept = folder.resolve("kept.mv.db");
  }

  /** Whether it was put back; the line is dead. */
  boolean after(int life) throws IOException {
    boolean back = life % EVERY == 0 && Files.exists(kept);
    Files.copy(back ? kept : journal, back ? journal : kept, StandardCopyOption.REPLACE_EXISTING);
    return back;
  }
}
