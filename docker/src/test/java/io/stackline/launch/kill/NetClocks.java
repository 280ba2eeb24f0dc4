package io.stackline.launch.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Wall clocks of the lab's processes that can be put forward or back while they run, each for
 * itself; the clock that only counts is left alone, as it is when an administrator puts a machine
 * right. By libfaketime (Debian: {@code faketime}).
 */
final class NetClocks {
  private final Path folder;
  private final Path library;

  /**
   * All of them right.
   *
   * @throws IOException if the library is not there
   */
  NetClocks(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (Stream<Path> found =
        Files.find(
            Path.of("/usr/lib"), 4, (path, is) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
      library =
          found
              .findFirst()
              .orElseThrow(() -> new IOException("no libfaketime: apt install faketime"));
    }
  }

  /** The command that gives a process such a clock and becomes it. */
  List<String> of(String process) throws IOException {
    Path file = folder.resolve(process);
    if (!Files.exists(file)) {
      set(process, 0);
    }
    return List.of(
        "env",
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + file,
        "FAKETIME_CACHE_DURATION=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1");
  }

  /** So many seconds ahead of the right time, within a second. */
  void set(String process, int seconds) throws IOException {
    Files.writeString(folder.resolve(process), (seconds < 0 ? "" : "+") + seconds + "\n");
  }
}
