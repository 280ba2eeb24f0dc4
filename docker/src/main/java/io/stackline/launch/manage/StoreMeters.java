package io.stackline.launch.manage;

import io.stackline.launch.manage.Metric.Panel;
import io.stackline.sequence.SequencerFigures;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is measured of the store, by the process whose sequencer writes to it. */
final class StoreMeters {
  static final Metric WRITES =
      Metric.histogram(
          "stackline_store_write_seconds",
          "how long an entry of the journal took until it was on the disk",
          new Panel(
              "Time to write an entry, 99 of 100",
              "histogram_quantile(0.99, sum by (instance, le)"
                  + " (rate(stackline_store_write_seconds_bucket[5m])))",
              "{{instance}}",
              "s"));
  static final Metric FAILURES =
      Metric.counter(
          "stackline_store_failures",
          "how often the store did not answer or refused; each try counts",
          new Panel(
              "Failures of the store a second",
              "rate(stackline_store_failures_total[1m])",
              "{{instance}}",
              "cps"));

  static final List<Metric> ALL = List.of(WRITES, FAILURES);

  private StoreMeters() {}

  /** None while this process stands by: each sequencer counts anew. */
  static void register(Meters meters, Shift shift) {
    meters.histogram(WRITES, () -> onDuty(shift, SequencerFigures::writes));
    meters.counters(FAILURES, () -> onDuty(shift, SequencerFigures::failures));
  }

  private static <T> Map<String, T> onDuty(Shift shift, Function<SequencerFigures, T> figure) {
    return shift
        .now()
        .get()
        .map(each -> Map.of("", figure.apply(each.sequencer().figures())))
        .orElse(Map.of());
  }
}
