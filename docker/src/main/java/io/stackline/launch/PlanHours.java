package io.stackline.launch;

import static io.stackline.launch.plan.PlanTimes.clock;
import static io.stackline.launch.plan.PlanTimes.day;

import java.time.Duration;
import java.time.Instant;

/**
 * The hours and days over a plan.
 *
 * @param time seconds since the start
 */
record PlanHours(Svg svg, Axis time, Instant start, Instant end) {
  private static final double LABEL_WIDTH = 52;
  private static final double DATE_WIDTH = 74;
  private static final String QUIET = "#52606d";
  private static final int[] STEPS_MIN = {5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080};
  private static final long DAY_S = 86_400;

  /** Round times of the day, each day named where it begins. */
  void draw(int top, int bottom) {
    long step = step();
    long first = start.getEpochSecond();
    long last = end.getEpochSecond();
    double free = 0;
    for (long each = Math.floorDiv(first + step - 1, step) * step; each <= last; each += step) {
      Instant when = Instant.ofEpochSecond(each);
      double x = time.at(Duration.between(start, when).toMillis() / 1e3);
      boolean midnight = Math.floorMod(each, DAY_S) == 0;
      svg.add(
          "<path d=\"M%.1f %d V%d\" stroke=\"%s\"/>",
          x, top - 6, bottom, midnight ? "#9aa5b1" : "#e4e7eb");
      if (step < DAY_S) {
        svg.add(
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
            x, top - 12, QUIET, clock(when));
      }
      if (midnight) {
        date(when, x, top);
        free = free == 0 ? x : free;
      }
    }
    if (free == 0 || free > time.pixelLow() + DATE_WIDTH + LABEL_WIDTH) {
      date(start, time.pixelLow(), top);
    }
  }

  private void date(Instant when, double x, int top) {
    svg.add(
        "<text x=\"%.1f\" y=\"%d\" font-weight=\"bold\" fill=\"%s\">%s</text>",
        x, top - 28, QUIET, day(when));
  }

  private long step() {
    double pixelsASecond = (time.pixelHigh() - time.pixelLow()) / time.high();
    for (int each : STEPS_MIN) {
      double room = each * 60 * pixelsASecond;
      if (room >= (each * 60L < DAY_S ? LABEL_WIDTH : DATE_WIDTH)) {
        return each * 60L;
      }
    }
    return STEPS_MIN[STEPS_MIN.length - 1] * 60L;
  }
}
