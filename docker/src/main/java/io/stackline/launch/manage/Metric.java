package io.stackline.launch.manage;

import java.util.List;

/**
 * One family of figures, as Prometheus reads it.
 *
 * @param name as registered; a counter is told with {@code _total} behind it, a histogram as {@code
 *     _bucket}, {@code _sum} and {@code _count}
 * @param help what it says, its unit where there is one
 * @param panel how the dashboard shows it
 */
record Metric(String name, Kind kind, List<String> labels, String help, Panel panel) {
  /** How it moves. */
  enum Kind {
    GAUGE("gauge"),
    COUNTER("counter"),
    HISTOGRAM("histogram");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * How a dashboard shows it.
   *
   * @param query PromQL
   * @param legend of each line, labels in double braces
   * @param unit Grafana's name of it
   */
  record Panel(String title, String query, String legend, String unit) {}

  Metric {
    labels = List.copyOf(labels);
  }

  static Metric gauge(String name, String help, Panel panel, String... labels) {
    return new Metric(name, Kind.GAUGE, List.of(labels), help, panel);
  }

  static Metric counter(String name, String help, Panel panel, String... labels) {
    return new Metric(name, Kind.COUNTER, List.of(labels), help, panel);
  }

  static Metric histogram(String name, String help, Panel panel, String... labels) {
    return new Metric(name, Kind.HISTOGRAM, List.of(labels), help, panel);
  }

  /** Its name as it is told. */
  String told() {
    return kind == Kind.COUNTER ? name + "_total" : name;
  }
}
