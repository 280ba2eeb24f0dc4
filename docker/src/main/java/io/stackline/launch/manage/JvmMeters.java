package io.stackline.launch.manage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.stackline.launch.manage.Metric.Panel;
import java.util.List;

/** What Micrometer measures of the JVM, under the names it gives: these are the ones we show. */
final class JvmMeters implements AutoCloseable {
  static final Metric MEMORY =
      Metric.gauge(
          "jvm_memory_used_bytes",
          "memory in use; beside it `jvm_memory_committed_bytes` and `jvm_memory_max_bytes`",
          new Panel(
              "Memory in use",
              "sum by (instance, area) (jvm_memory_used_bytes)",
              "{{instance}} {{area}}",
              "bytes"),
          "area",
          "id");
  static final Metric PAUSES =
      Metric.gauge(
          "jvm_gc_overhead",
          "share of the CPU that clearing memory took lately, 0 to 1; beside it"
              + " `jvm_gc_pause_seconds`, once there was a pause",
          new Panel(
              "Share of time for the collector", "jvm_gc_overhead", "{{instance}}", "percentunit"));
  static final Metric THREADS =
      Metric.gauge(
          "jvm_threads_live_threads",
          "threads",
          new Panel("Threads", "jvm_threads_live_threads", "{{instance}}", "short"));
  static final Metric CPU =
      Metric.gauge(
          "process_cpu_usage",
          "share of all cores this process uses, 0 to 1; beside it `system_cpu_usage`",
          new Panel("CPU", "process_cpu_usage", "{{instance}}", "percentunit"));
  static final Metric UPTIME =
      Metric.gauge(
          "process_uptime_seconds",
          "how long this process runs",
          new Panel("Uptime", "process_uptime_seconds", "{{instance}}", "s"));
  static final Metric FILES =
      Metric.gauge(
          "process_files_open_files",
          "files and sockets that are open; `process_files_max_files` bounds them",
          new Panel("Open files", "process_files_open_files", "{{instance}}", "short"));

  static final List<Metric> ALL = List.of(MEMORY, PAUSES, THREADS, CPU, UPTIME, FILES);

  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();

  /** Measures from now on. */
  JvmMeters(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collector.bindTo(registry);
    pressure.bindTo(registry);
  }

  @Override
  public void close() {
    collector.close();
    pressure.close();
  }
}
