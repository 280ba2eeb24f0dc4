package io.stackline.launch.kill;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Kills a line as asked and tells what was found, line by line as it is. */
public final class KillReport {
  private KillReport() {}

  /**
   * Returns when all is over.
   *
   * @param keep whether the folder stays though nothing is wrong; else it goes with its parent
   * @return whether nothing is wrong
   * @throws IOException if a process cannot be started or read; what there is stays in the folder
   */
  public static boolean run(KillCampaign.Settings settings, boolean keep, PrintWriter out)
      throws IOException, InterruptedException {
    List<String> faults = KillCampaign.run(settings, line -> print(out, line));
    faults.forEach(each -> print(out, "  ! " + each));
    boolean good = faults.isEmpty();
    if (good && !keep) {
      Path parent = settings.folder().getParent();
      delete(parent == null ? settings.folder() : parent);
    } else {
      print(out, "site, data and logs are in " + settings.folder());
    }
    print(out, good ? "nothing was lost, nothing was pressed twice" : "NOT GOOD");
    return good;
  }

  private static synchronized void print(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
