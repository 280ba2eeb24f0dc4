package io.stackline.launch;

import java.util.ArrayList;
import java.util.List;

/** Maps values to pixels along one side of a chart. */
record Axis(double low, double high, double pixelLow, double pixelHigh) {
  private static final double ROUNDING = 1e-9;

  static Axis of(double low, double high, double pixelLow, double pixelHigh) {
    return new Axis(low, high, pixelLow, pixelHigh);
  }

  double at(double value) {
    return pixelLow + (value - low) / (high - low) * (pixelHigh - pixelLow);
  }

  /** About {@code count} round values within the axis; 0 is one of them if it is within. */
  List<Double> ticks(int count) {
    double raw = (high - low) / count;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / step - ROUNDING);
    for (int i = 0; (first + i) * step <= high; i++) {
      ticks.add((first + i) * step);
    }
    return ticks;
  }
}
