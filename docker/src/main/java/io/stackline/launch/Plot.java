package io.stackline.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One pair of axes in a picture and what is drawn between them.
 *
 * @param x along the lower side
 * @param y along the left side
 */
record Plot(Svg svg, Axis x, Axis y) {
  static final String PRESSURE = "#2251a8";
  static final String TARGET = "#2f8132";
  static final String CAP = "#ba2525";
  private static final String QUIET = "#52606d";
  private static final int POINTS_MAX = 1200;

  /** A point of a curve, in the units of the axes. */
  record Point(double x, double y) {}

  /** Lines, numbers and units of both axes. */
  void grid(String xUnit, String yUnit) {
    for (double each : x.ticks(8)) {
      double at = x.at(each);
      svg.add("<path d=\"M%.1f %.0f V%.0f\" stroke=\"#e4e7eb\"/>", at, top(), bottom());
      svg.add(
          "<text x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
          at, bottom() + 16, QUIET, Svg.round(each));
    }
    for (double each : y.ticks(6)) {
      svg.add("<path d=\"M%.0f %.1f H%.0f\" stroke=\"#e4e7eb\"/>", left(), y.at(each), right());
      number(y, each, left() - 6, "end", QUIET);
    }
    svg.add(
        "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\" fill=\"%s\">%s</text>",
        right(), bottom() + 32, QUIET, xUnit);
    svg.add(
        "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\" fill=\"%s\">%s</text>",
        left() - 6, top() - 6, QUIET, yUnit);
  }

  /** Numbers and unit of a second axis on the right; what is drawn by it goes through its plot. */
  Plot right(Axis other, String unit, String colour) {
    for (double each : other.ticks(6)) {
      number(other, each, right() + 6, "start", colour);
    }
    svg.add(
        "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"start\" fill=\"%s\">%s</text>",
        right() + 6, top() - 6, colour, unit);
    return new Plot(svg, x, other);
  }

  private void number(Axis axis, double value, double at, String anchor, String colour) {
    svg.add(
        "<text x=\"%.0f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        at, axis.at(value) + 4, anchor, colour, Svg.round(value));
  }

  /** What is within tolerance. */
  void band(double middle, double halfWidth) {
    double upper = Math.max(top(), y.at(middle + halfWidth));
    double lower = Math.min(bottom(), y.at(middle - halfWidth));
    svg.add(
        "<rect x=\"%.0f\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\" fill=\"#8eca91\" opacity=\"0.45\"/>",
        left(), upper, right() - left(), Math.max(1.5, lower - upper));
  }

  /** A line across, named at its right end; nothing if it is not within the axis. */
  void level(double value, String colour, String dash, String label) {
    double at = y.at(value);
    if (!(at >= top() && at <= bottom())) {
      return;
    }
    svg.add(
        "<path d=\"M%.0f %.1f H%.0f\" stroke=\"%s\" stroke-width=\"1.4\" stroke-dasharray=\"%s\"/>",
        left(), at, right(), colour, dash);
    if (!label.isEmpty()) {
      svg.add(
          "<text x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\" fill=\"%s\">%s</text>",
          right() - 4, at - 4, colour, Svg.escape(label));
    }
  }

  void curve(List<Point> points, String colour) {
    StringBuilder path = new StringBuilder(20_000);
    String pen = "M";
    for (Point each : thinned(points)) {
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen, x.at(each.x), y.at(each.y)));
      pen = "L";
    }
    svg.add("<path fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" d=\"%s\"/>", colour, path);
  }

  /** Lowest and highest point of each slice, so that no peak is thinned away. */
  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= POINTS_MAX) {
      return points;
    }
    List<Point> kept = new ArrayList<>();
    int slices = POINTS_MAX / 2;
    for (int slice = 0; slice < slices; slice++) {
      int from = (int) ((long) slice * points.size() / slices);
      int to = (int) ((slice + 1L) * points.size() / slices);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = points.get(i).y < points.get(low).y ? i : low;
        high = points.get(i).y > points.get(high).y ? i : high;
      }
      kept.add(points.get(Math.min(low, high)));
      kept.add(points.get(Math.max(low, high)));
    }
    return kept;
  }

  private double left() {
    return x.pixelLow();
  }

  private double right() {
    return x.pixelHigh();
  }

  private double top() {
    return y.pixelHigh();
  }

  private double bottom() {
    return y.pixelLow();
  }
}
