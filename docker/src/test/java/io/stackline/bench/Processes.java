package io.stackline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel tells of a process, from /proc. */
final class Processes {
  /** The clock ticks of /proc are hundredths of a second on every Linux there is. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER_TIME = 11;

  private Processes() {}

  /** Seconds of processor time it has used so far. */
  static double processorSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        / TICKS_PER_SECOND;
  }

  /** Memory in use in MB, and threads. */
  static Figures size(long pid) throws IOException {
    Figures figures = Figures.none();
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      String[] words = line.split("\\s+", -1);
      if (line.startsWith("VmRSS:")) {
        figures = figures.with("rss_mb", Double.parseDouble(words[1]) / 1024);
      } else if (line.startsWith("Threads:")) {
        figures = figures.with("threads", Double.parseDouble(words[1]));
      }
    }
    return figures;
  }
}
