package io.stackline.launch.manage;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue as tables for docs/metrics.md. */
final class MetricsTable {
  private MetricsTable() {}

  /** In Markdown, a table a row of the dashboard. */
  static String markdown(List<Catalogue.Row> rows) {
    return rows.stream().map(MetricsTable::table).collect(Collectors.joining("\n"));
  }

  private static String table(Catalogue.Row row) {
    String lines = row.metrics().stream().map(MetricsTable::line).collect(Collectors.joining());
    return "### "
        + row.title()
        + "\n\n| metric | labels | kind | what it says |\n|---|---|---|---|\n"
        + lines;
  }

  private static String line(Metric metric) {
    String labels =
        metric.labels().stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(metric.told(), labels, metric.kind().word(), metric.help());
  }
}
