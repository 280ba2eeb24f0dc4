package io.stackline.launch.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What the demo shows: on a terminal one live line per stage, elsewhere one line whenever the press
 * does something else, so that a log stays readable.
 */
public final class Screen {
  private static final int BAR = 24;

  private final PrintStream out;
  private final boolean terminal;
  private boolean lineOpen;
  private String lastActivity = "";

  public Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  public void say(String text) {
    endLine();
    out.println(text);
    out.flush();
  }

  /** Shows a stage as it is now. */
  void stage(StageView stage) {
    String activity = stage.id() + stage.activity();
    if (!terminal && activity.equals(lastActivity)) {
      return;
    }
    lastActivity = activity;
    String line =
        String.format(
            Locale.ROOT,
            "  %-15s %-3s %-10s %6s / %-6s MPa  dwell %5s / %.0f s  %s %3.0f %%",
            stage.id(),
            stage.press(),
            stage.activity(),
            number(stage.pressure(), "%.1f"),
            number(stage.target(), "%.1f"),
            number(stage.dwellCredited(), "%.0f"),
            stage.dwellRequired(),
            bar(stage.progress()),
            stage.progress() * 100);
    if (terminal) {
      out.print("\r\u001b[K" + line);
      lineOpen = true;
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Shows what became of a stage, in place of its live line. */
  void finished(StageView stage) {
    if (lineOpen) {
      out.print("\r\u001b[K");
      lineOpen = false;
    }
    out.printf(
        Locale.ROOT,
        "  %-15s %-3s %-10s %6s / %-6s MPa  dwell %5s / %.0f s  %s %s%n",
        stage.id(),
        stage.press(),
        stage.state(),
        number(stage.result("Peak"), "%.1f"),
        number(stage.target(), "%.1f"),
        number(stage.dwellCredited(), "%.0f"),
        stage.dwellRequired(),
        bar(1),
        stage.verdict());
    out.flush();
  }

  /** Leaves the live line as it stands. */
  void endLine() {
    if (lineOpen) {
      out.println();
      lineOpen = false;
    }
  }

  /** The closing table. */
  void table(List<StageView> stages) {
    endLine();
    String format = "%-16s %-5s %8s %8s %8s %8s %9s %9s  %s%n";
    out.println();
    out.printf(
        format, "stage", "press", "target", "peak", "cap", "in band", "dwell", "density",
        "verdict");
    out.printf(format, "", "", "MPa", "MPa", "MPa", "%", "s", "relative", "");
    out.println("─".repeat(94));
    for (StageView stage : stages) {
      out.printf(
          format,
          stage.id(),
          stage.press(),
          number(stage.target(), "%.1f"),
          number(stage.result("Peak"), "%.2f"),
          number(stage.result("Cap"), "%.1f"),
          number(stage.result("InBandFraction") * 100, "%.1f"),
          number(stage.result("DwellCredited"), "%.0f")
              + "/"
              + number(stage.dwellRequired(), "%.0f"),
          number(stage.result("RelativeDensity"), "%.3f"),
          stage.verdict());
      stage.findings().forEach(finding -> out.println("                 · " + finding));
    }
    out.println();
    out.flush();
  }

  /** A bar that is full at 1. */
  public static String bar(double progress) {
    int full = (int) Math.round(Math.max(0, Math.min(1, progress)) * BAR);
    return "▕" + "█".repeat(full) + "░".repeat(BAR - full) + "▏";
  }

  private static String number(double value, String format) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }
}
