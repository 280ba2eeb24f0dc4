package io.stackline.sequence.stage;

import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The apparent yield pressure of a stack after Heckel: ln(1/(1−D)) over the pressure is a straight
 * line while the grains yield, and the inverse of its slope is that pressure. D is the density in
 * the die, under load. The line goes through the medians of bins of equal pressure by the median of
 * all slopes between them (Theil and Sen), which a few odd samples cannot bend.
 *
 * <p>The memory is bounded: a bin that is full keeps every second of its samples, and takes every
 * second one from then on. Not safe for use by several threads.
 */
final class Heckel {
  /** What {@link #yieldPressure} needs, for a finding. */
  static final String NEEDS =
      "it takes a ramp from 50 MPa or more over at least 150 MPa, and a straight line";

  private static final double FROM_SHARE = 0.30;
  private static final double TO_SHARE = 0.95;
  private static final Pressure FROM_MIN = Pressure.ofMPa(50);
  private static final Pressure SPAN_MIN = Pressure.ofMPa(150);
  private static final int BINS = 60;
  private static final int BINS_MIN = BINS / 2;
  private static final double R2_MIN = 0.98;

  /** Above it the logarithm tells more of the errors of height and mass than of the powder. */
  private static final double DENSITY_MAX = 0.995;

  private final StageJob job;
  private final double from;
  private final double to;
  private final double solidMetres;
  private final StackHeight height;
  private final Bin[] bins = new Bin[BINS];

  /**
   * @param from start of the line; {@code to} its end
   */
  Heckel(StageJob job, Pressure from, Pressure to) {
    this.job = job;
    this.from = from.toMPa();
    this.to = to.toMPa();
    solidMetres = job.solidHeight().metres();
    height = new StackHeight(job.press());
    Arrays.setAll(bins, each -> new Bin());
  }

  /** Over the part of the stage's ramp in which a line is looked for. */
  static Heckel of(StageJob job) {
    Pressure from = Pressure.max(FROM_MIN, job.target().times(FROM_SHARE));
    return new Heckel(job, from, job.target().times(TO_SHARE));
  }

  /** Takes the next sample of the ramp. */
  void add(Force force, Length position) {
    double pressure = force.over(job.die().area()).toMPa();
    double density = solidMetres / height.metres(force, position);
    if (pressure >= from && pressure < to && density > 0 && density < DENSITY_MAX) {
      int bin = (int) ((pressure - from) / (to - from) * BINS);
      bins[Math.min(bin, BINS - 1)].add(pressure, -Math.log1p(-density));
    }
  }

  /** Unknown if the ramp was too short for a line, or if there is none. */
  Pressure yieldPressure() {
    Bin[] seen = Arrays.stream(bins).filter(each -> each.size > 0).toArray(Bin[]::new);
    if (to - from < SPAN_MIN.toMPa() || seen.length < BINS_MIN) {
      return Pressure.UNKNOWN;
    }
    double[] x = Arrays.stream(seen).mapToDouble(Bin::pressure).toArray();
    double[] y = Arrays.stream(seen).mapToDouble(Bin::logarithm).toArray();
    double slope = slope(x, y);
    double[] rest = IntStream.range(0, x.length).mapToDouble(i -> y[i] - slope * x[i]).toArray();
    boolean straight = 1 - variance(rest) / variance(y) >= R2_MIN;
    return slope > 0 && straight ? Pressure.ofMPa(1 / slope) : Pressure.UNKNOWN;
  }

  private static double slope(double[] x, double[] y) {
    return median(
        IntStream.range(0, x.length)
            .boxed()
            .flatMapToDouble(
                i -> IntStream.range(0, i).mapToDouble(j -> (y[i] - y[j]) / (x[i] - x[j])))
            .toArray());
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return Arrays.stream(values).map(each -> (each - mean) * (each - mean)).average().orElse(0);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The samples of a range of pressures. */
  private static final class Bin {
    private static final int MOST = 64;

    private final double[] pressures = new double[MOST];
    private final double[] logarithms = new double[MOST];
    private int size;
    private long seen;
    private long stride = 1;

    void add(double pressure, double logarithm) {
      if (seen++ % stride != 0) {
        return;
      }
      if (size == MOST) {
        thin();
      }
      pressures[size] = pressure;
      logarithms[size] = logarithm;
      size++;
    }

    private void thin() {
      size = MOST / 2;
      for (int i = 0; i < size; i++) {
        pressures[i] = pressures[2 * i];
        logarithms[i] = logarithms[2 * i];
      }
      stride *= 2;
    }

    double pressure() {
      return median(Arrays.copyOf(pressures, size));
    }

    double logarithm() {
      return median(Arrays.copyOf(logarithms, size));
    }
  }
}
