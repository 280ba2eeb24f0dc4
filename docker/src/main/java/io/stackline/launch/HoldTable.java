package io.stackline.launch;

import io.stackline.run.HoldFact;
import io.stackline.run.HoldSummary;
import io.stackline.run.Swing;
import io.stackline.unit.Quantity;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is written down of a stack-pressure hold as a table: {@code hold-<stage>.csv} with a line an
 * hour and a line a half cycle of the cell, {@code alarms-<stage>.csv} with a line each time an
 * alarm was raised or cleared. What was not measured is left empty.
 */
final class HoldTable {
  private static final String HEADER =
      "span,n,from_s,to_s,coverage,"
          + "pressure_min_MPa,pressure_max_MPa,pressure_mean_MPa,pressure_amplitude_MPa,"
          + "position_min_mm,position_max_mm,position_mean_mm,"
          + "temperature_min_C,temperature_max_C,temperature_mean_C,temperature_seen_s\n";

  private HoldTable() {}

  static void write(Path file, List<HoldFact> facts) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(HEADER);
      for (HoldFact each : facts) {
        if (each instanceof HoldFact.Summed summed) {
          out.write(line(summed.summary()));
        }
      }
    }
  }

  private static String line(HoldSummary summary) {
    return String.join(
            ",",
            summary.span().name(),
            String.valueOf(summary.n()),
            seconds(summary.from()),
            seconds(summary.to()),
            number("%.4f", summary.coverage()),
            swing("%.3f", summary.pressure(), each -> each.toMPa()),
            number("%.3f", summary.amplitude().toMPa()),
            swing("%.4f", summary.position(), each -> each.toMm()),
            swing("%.2f", summary.temperature(), each -> each.toCelsius()),
            seconds(summary.temperature().seen()))
        + "\n";
  }

  private static <Q extends Quantity> String swing(
      String format, Swing<Q> swing, ToDoubleFunction<Q> unit) {
    return String.join(
        ",",
        number(format, unit.applyAsDouble(swing.lowest())),
        number(format, unit.applyAsDouble(swing.highest())),
        number(format, unit.applyAsDouble(swing.mean())));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }

  static boolean hasAlarms(List<HoldFact> facts) {
    return facts.stream().anyMatch(each -> each instanceof HoldFact.Raised);
  }

  static void writeAlarms(Path file, List<HoldFact> facts) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("at,n,what,alarm,worst_MPa\n");
      for (HoldFact each : facts) {
        if (each instanceof HoldFact.Raised raised) {
          out.write(alarm(each, raised.alarm().kind().name(), raised.alarm().worst().toMPa()));
        } else if (each instanceof HoldFact.Cleared cleared) {
          out.write(alarm(each, cleared.alarm().kind().name(), cleared.alarm().worst().toMPa()));
        }
      }
    }
  }

  private static String alarm(HoldFact fact, String alarm, double worst) {
    return String.format(
        Locale.ROOT, "%s,%d,%s,%s,%.3f\n", fact.at(), fact.n(), fact.kind(), alarm, worst);
  }
}
