package io.stackline.launch.manage;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.stackline.time.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where figures are registered; each is asked for when somebody reads them, and never before. */
final class Meters {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /**
   * A figure that goes up and down.
   *
   * @param labels values of the metric's labels, in their order
   */
  void gauge(Metric metric, Supplier<Number> now, String... labels) {
    Gauge.builder(metric.name(), now)
        .description(metric.help())
        .tags(tags(metric, labels))
        .register(registry);
  }

  /**
   * A figure that only grows.
   *
   * @param labels values of the metric's labels, in their order
   */
  void counter(Metric metric, Supplier<Number> now, String... labels) {
    // held by the lambda, which the registry holds: it refers to the object weakly
    FunctionCounter.builder(metric.name(), registry, unused -> now.get().doubleValue())
        .description(metric.help())
        .tags(tags(metric, labels))
        .register(registry);
  }

  /**
   * Figures that go up and down and are told only as long as there are any; by the value of the
   * metric's only label, or by "" if it has none.
   */
  void gauges(Metric metric, Supplier<? extends Map<String, ? extends Number>> now) {
    registry.getPrometheusRegistry().register(() -> gauges(metric, now.get()));
  }

  private static GaugeSnapshot gauges(Metric metric, Map<String, ? extends Number> figures) {
    GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(metric.name()).help(metric.help());
    figures.forEach(
        (value, figure) ->
            all.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(labels(metric, value))
                    .value(figure.doubleValue())
                    .build()));
    return all.build();
  }

  /** Figures that only grow, and are told only as long as there are any; labels as above. */
  void counters(Metric metric, Supplier<? extends Map<String, ? extends Number>> now) {
    registry.getPrometheusRegistry().register(() -> counters(metric, now.get()));
  }

  private static CounterSnapshot counters(Metric metric, Map<String, ? extends Number> figures) {
    CounterSnapshot.Builder all = CounterSnapshot.builder().name(metric.name()).help(metric.help());
    figures.forEach(
        (value, figure) ->
            all.dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels(metric, value))
                    .value(figure.doubleValue())
                    .build()));
    return all.build();
  }

  private static Labels labels(Metric metric, String value) {
    return metric.labels().isEmpty() ? Labels.EMPTY : Labels.of(metric.labels().get(0), value);
  }

  /** How long something took; by the value of the metric's only label, or by "" if it has none. */
  void histogram(Metric metric, Supplier<Map<String, Latencies.Counted>> now) {
    registry.getPrometheusRegistry().register(() -> snapshot(metric, now.get()));
  }

  private static HistogramSnapshot snapshot(
      Metric metric, Map<String, Latencies.Counted> latencies) {
    HistogramSnapshot.Builder all =
        HistogramSnapshot.builder().name(metric.name()).help(metric.help());
    latencies.forEach(
        (value, counted) ->
            all.dataPoint(
                HistogramDataPointSnapshot.builder()
                    .labels(labels(metric, value))
                    .classicHistogramBuckets(
                        ClassicHistogramBuckets.of(bounds(), List.copyOf(counted.bySize())))
                    .sum(counted.seconds())
                    .build()));
    return all.build();
  }

  private static List<Double> bounds() {
    List<Double> bounds = new ArrayList<>(Latencies.BOUNDS_S);
    bounds.add(Double.POSITIVE_INFINITY);
    return bounds;
  }

  private static Tags tags(Metric metric, String... values) {
    Tags tags = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      tags = tags.and(metric.labels().get(i), values[i]);
    }
    return tags;
  }

  /** All of them as text, as Prometheus reads it. */
  String told() {
    return registry.scrape();
  }
}
