package io.stackline.launch.manage;

import java.util.List;

/** All that is measured, in the order it is shown. Dashboard and documentation are made of it. */
final class Catalogue {
  /** Metrics that belong together: a row of the dashboard. */
  record Row(String title, List<Metric> metrics) {
    Row {
      metrics = List.copyOf(metrics);
    }
  }

  static final List<Row> ROWS =
      List.of(
          new Row("Process", ProcessMeters.ALL),
          new Row("Presses", PressMeters.ALL),
          new Row("Lanes", LaneMeters.ALL),
          new Row("Sequencer", SequencerMeters.ALL),
          new Row("Store", StoreMeters.ALL),
          new Row("OPC UA", OpcUaMeters.ALL),
          new Row("JVM", JvmMeters.ALL));

  private Catalogue() {}
}
