package io.stackline.launch.soak;

import io.stackline.launch.demo.Screen;
import java.io.PrintWriter;
import java.time.Duration;

/** One line on a terminal that tells how far it is; where there is no terminal, nothing. */
final class Progress {
  private final PrintWriter out;
  private final long many;
  private final boolean terminal = Boolean.getBoolean("stackline.terminal");
  private final long begun = System.nanoTime();

  /**
   * @param many how many seeds there are
   */
  Progress(PrintWriter out, long many) {
    this.out = out;
    this.many = many;
  }

  void seeds(Totals totals) {
    double share = (double) totals.seeds() / many;
    long left = share > 0 ? (long) (gone().toSeconds() * (1 / share - 1)) : 0;
    show(
        "%s %d of %d seeds, %d failed, %d s left"
            .formatted(Screen.bar(share), totals.seeds(), many, totals.failed().size(), left));
  }

  void hours(Duration virtual) {
    show(
        "day %d, %02d:00, after %d s"
            .formatted(virtual.toDays() + 1, virtual.toHoursPart(), gone().toSeconds()));
  }

  private Duration gone() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void show(String line) {
    if (terminal) {
      out.print("\r\u001b[K" + line);
      out.flush();
    }
  }

  /** Before other lines. */
  void clear() {
    if (terminal) {
      out.print("\r\u001b[K");
    }
  }
}
