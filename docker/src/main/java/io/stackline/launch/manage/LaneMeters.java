package io.stackline.launch.manage;

import io.micrometer.core.instrument.Counter;
import io.stackline.board.MailLane;
import io.stackline.launch.manage.Metric.Panel;
import java.util.List;

/** What is measured of the board's lanes, by each process that uses them. */
final class LaneMeters {
  static final Metric POSTED =
      Metric.counter(
          "stackline_lane_posted",
          "words this process has put on the lane, repeated ones included",
          rate("Words posted a second", "stackline_lane_posted_total"),
          "lane");
  static final Metric REFUSED =
      Metric.counter(
          "stackline_lane_refused",
          "words the lane did not take because it was full; their writer keeps and repeats them",
          rate("Words refused a second", "stackline_lane_refused_total"),
          "lane");
  static final Metric SETTLED =
      Metric.counter(
          "stackline_lane_settled",
          "words of a mail lane that this process has dealt with",
          rate("Words settled a second", "stackline_lane_settled_total"),
          "lane");
  static final Metric DEPTH =
      Metric.gauge(
          "stackline_lane_depth",
          "words that wait on a mail lane",
          new Panel("Words waiting", "stackline_lane_depth", "{{lane}}", "short"),
          "lane");

  static final List<Metric> ALL = List.of(POSTED, REFUSED, SETTLED, DEPTH);

  private LaneMeters() {}

  private static Panel rate(String title, String counter) {
    return new Panel(title, "sum by (lane) (rate(" + counter + "[1m]))", "{{lane}}", "cps");
  }

  static Counter count(Meters meters, Metric metric, String lane) {
    return Counter.builder(metric.name())
        .description(metric.help())
        .tag(metric.labels().get(0), lane)
        .register(meters.registry());
  }

  static void depth(Meters meters, String name, MailLane<?, ?> lane) {
    meters.gauge(DEPTH, lane::depth, name);
  }
}
