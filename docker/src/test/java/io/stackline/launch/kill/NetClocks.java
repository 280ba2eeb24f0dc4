package io.stackline.launch.kill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Wall clocks of the lab's processes that can be put forward or back while they run, each for
 * itself, by {@code docker/netns/clock.c}. The clocks that only count are left alone, as they are
 * when an administrator puts a machine right.
 */
final class NetClocks {
  private final Path folder;
  private final Path library;

  /**
   * All of them right.
   *
   * @param home of the project
   * @throws IOException if there is no C compiler
   */
  NetClocks(Path folder, Path home) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    library = folder.resolve("clock.so");
    List<String> command =
        List.of("cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source(home), "-ldl");
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("not done: " + command);
    }
  }

  private static String source(Path home) {
    return home.resolve("docker/netns/clock.c").toString();
  }

  /** The command that gives a process such a clock and becomes it. */
  List<String> of(String process) throws IOException {
    if (!Files.exists(folder.resolve(process))) {
      set(process, 0);
    }
    return List.of("env", "LD_PRELOAD=" + library, "STACKLINE_CLOCK=" + folder.resolve(process));
  }

  /** So many seconds ahead of the right time, at once. */
  void set(String process, long seconds) throws IOException {
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(seconds).array();
    // in place: the process has this file in its memory
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(process).toFile(), "rw")) {
      file.write(bytes);
    }
  }
}
