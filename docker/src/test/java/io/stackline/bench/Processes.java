package io.stackline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel tells of a process, from /proc. */
final class Processes {
  /** The clock ticks of /proc are hundredths of a second on every Linux there is. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER_TIME = 11;

  private static final Pattern USED = Pattern.compile("generation\\s.*used (\\d+)K");

  private Processes() {}

  /** Seconds of processor time it has used so far. */
  static double processorSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        / TICKS_PER_SECOND;
  }

  /** What the heap of a JVM holds once its garbage is collected, in MB. */
  static double heapMb(long pid) throws IOException, InterruptedException {
    tool(pid, "GC.run");
    Matcher used = USED.matcher(tool(pid, "GC.heap_info"));
    double kilobytes = 0;
    while (used.find()) {
      kilobytes += Double.parseDouble(used.group(1));
    }
    return kilobytes / 1024;
  }

  private static String tool(long pid, String command) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(jcmd, Long.toString(pid), command).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd " + command + " failed: " + said);
    }
    return said;
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
