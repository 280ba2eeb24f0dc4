package io.stackline.launch.manage;

import io.stackline.launch.manage.Metric.Panel;
import io.stackline.opcua.LineServer;
import java.util.List;

/** What is measured of the OPC UA server, by the process that serves. */
final class OpcUaMeters {
  static final Metric SESSIONS =
      Metric.gauge(
          "stackline_opcua_sessions",
          "sessions of clients; `sessions-max` of the site bounds them",
          new Panel("Sessions", "stackline_opcua_sessions", "{{instance}}", "short"));
  static final Metric SUBSCRIPTIONS =
      Metric.gauge(
          "stackline_opcua_subscriptions",
          "subscriptions of all clients, those included whose session has gone",
          new Panel("Subscriptions", "stackline_opcua_subscriptions", "{{instance}}", "short"));
  static final Metric ITEMS =
      Metric.gauge(
          "stackline_opcua_monitored_items",
          "values that clients watch; `monitored-items-max` of the site bounds them",
          new Panel("Monitored items", "stackline_opcua_monitored_items", "{{instance}}", "short"));

  static final List<Metric> ALL = List.of(SESSIONS, SUBSCRIPTIONS, ITEMS);

  private OpcUaMeters() {}

  static void register(Meters meters, LineServer server) {
    meters.gauge(SESSIONS, () -> server.figures().sessions());
    meters.gauge(SUBSCRIPTIONS, () -> server.figures().subscriptions());
    meters.gauge(ITEMS, () -> server.figures().items());
  }
}
