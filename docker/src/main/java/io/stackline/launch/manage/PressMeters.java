package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.bridge.ModbusBridge;
import io.stackline.bridge.PollFigures;
import io.stackline.launch.manage.Metric.Panel;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.Quality;
import io.stackline.time.Latencies;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What is measured of each press, by the process whose bridge drives it. */
final class PressMeters {
  /** Of the dashboard: which presses are shown. */
  static final String VARIABLE = "press";

  private static final String CHOSEN = "{press=~\"$" + VARIABLE + "\"}";

  static final Metric LINK =
      Metric.gauge(
          "stackline_press_link",
          "1 for the state the link to the press is in, 0 for the others: good (read in the last"
              + " scan), uncertain (three scans missed), bad (ten missed, or never reached)",
          new Panel(
              "Link is good",
              "stackline_press_link{press=~\"$press\",state=\"good\"}",
              "{{press}}",
              "bool_yes_no"),
          "press",
          "state");
  static final Metric AGE =
      Metric.gauge(
          "stackline_press_reading_age_seconds",
          "how long ago the press was last read, or the bridge started if it never was; process"
              + " time",
          new Panel(
              "Age of the last reading",
              "stackline_press_reading_age_seconds" + CHOSEN,
              "{{press}}",
              "s"),
          "press");
  static final Metric POLLS =
      Metric.histogram(
          "stackline_poll_seconds",
          "how long the press took to answer with its status; an answer that came torn is read"
              + " again within it",
          new Panel(
              "Time to answer, 99 of 100",
              "histogram_quantile(0.99, sum by (press, le) (rate(stackline_poll_seconds_bucket"
                  + CHOSEN
                  + "[5m])))",
              "{{press}}",
              "s"),
          "press");
  static final Metric MISSED =
      Metric.counter(
          "stackline_polls_missed",
          "scans that went by without a status, for whatever reason",
          rate("Polls missed a second", "stackline_polls_missed_total"),
          "press");
  static final Metric LATE =
      Metric.counter(
          "stackline_polls_late",
          "scans that began late, because the one before took too long",
          rate("Polls late a second", "stackline_polls_late_total"),
          "press");
  static final Metric SKIPPED =
      Metric.counter(
          "stackline_polls_skipped",
          "scans that were not made, because a whole period had gone by",
          rate("Polls skipped a second", "stackline_polls_skipped_total"),
          "press");

  static final List<Metric> ALL = List.of(LINK, AGE, POLLS, MISSED, LATE, SKIPPED);

  private PressMeters() {}

  private static Panel rate(String title, String counter) {
    return new Panel(title, "rate(" + counter + CHOSEN + "[1m])", "{{press}}", "cps");
  }

  static void register(Meters meters, ModbusBridge bridge, Board board, Time time) {
    for (PressId press : bridge.reached()) {
      String label = press.value();
      for (Quality each : Quality.values()) {
        meters.gauge(
            LINK, () -> is(each, board, press), label, each.name().toLowerCase(Locale.ROOT));
      }
      meters.gauge(AGE, () -> age(board, press, time), label);
      meters.counter(MISSED, () -> count(bridge, press, PollFigures::missed), label);
      meters.counter(LATE, () -> count(bridge, press, PollFigures::late), label);
      meters.counter(SKIPPED, () -> count(bridge, press, PollFigures::skipped), label);
    }
    meters.histogram(POLLS, () -> answers(bridge.figures()));
  }

  /** Begins anew with each time the press is given to this bridge. */
  private static long count(
      ModbusBridge bridge, PressId press, ToLongFunction<PollFigures> figure) {
    return bridge.figures(press).map(figure::applyAsLong).orElse(0L);
  }

  private static int is(Quality quality, Board board, PressId press) {
    Quality now = board.readings().latest(press).map(PressReading::quality).orElse(Quality.BAD);
    return now == quality ? 1 : 0;
  }

  private static double age(Board board, PressId press, Time time) {
    return board
        .readings()
        .latest(press)
        .map(reading -> Duration.between(read(reading), time.now()).toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  private static Instant read(PressReading reading) {
    if (reading instanceof PressReading.Stale stale) {
      return stale.since();
    } else if (reading instanceof PressReading.Lost lost) {
      return lost.since();
    }
    return reading.at();
  }

  private static Map<String, Latencies.Counted> answers(Map<PressId, PollFigures> presses) {
    Map<String, Latencies.Counted> all = new LinkedHashMap<>();
    presses.forEach((press, figures) -> all.put(press.value(), figures.answers()));
    return all;
  }
}
