package io.stackline.launch.manage;

import io.stackline.launch.manage.Metric.Panel;
import java.util.List;

/** What a process says of itself. */
final class ProcessMeters {
  static final Metric INFO =
      Metric.gauge(
          "stackline_process",
          "always 1; of which site and version this process is",
          new Panel("Processes", "stackline_process", "{{instance}} {{site}} {{version}}", "short"),
          "site",
          "version");
  static final Metric READY =
      Metric.gauge(
          "stackline_ready",
          "1 if a check of /health/ready is well, 0 if not",
          new Panel(
              "Checks that are well", "stackline_ready", "{{instance}} {{check}}", "bool_yes_no"),
          "check");

  static final List<Metric> ALL = List.of(INFO, READY);

  private ProcessMeters() {}

  /** Once all checks are known: they do not change any more. */
  static void register(Meters meters, Health health, Parts parts) {
    meters.gauge(INFO, () -> 1, parts.site(), parts.version());
    for (Finding each : health.ready()) {
      meters.gauge(READY, () -> isWell(health, each.check()), each.check());
    }
  }

  /** While it starts and stops no part is well. */
  private static int isWell(Health health, String check) {
    return health.ready().stream().anyMatch(each -> each.check().equals(check) && each.ok())
        ? 1
        : 0;
  }
}
