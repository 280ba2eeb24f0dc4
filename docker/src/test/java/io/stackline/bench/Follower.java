package io.stackline.bench;

import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;

/**
 * What one client sees of all marked tags. In the step mode a mark is the time of its change; in
 * the sequence mode no number may be missing. Thread-safe.
 */
final class Follower {
  private static final int UNSEEN = -1;
  private static final int HALF = 1 << 15;

  private final boolean counting;
  private final double[] scales;
  private final int[] last;
  private final Histogram ages = new Histogram();
  private boolean measuring;
  private long values;
  private long repeats;
  private long missing;
  private long disordered;
  private long bad;

  Follower(boolean counting, double... scales) {
    this.counting = counting;
    this.scales = scales.clone();
    this.last = new int[scales.length];
    java.util.Arrays.fill(last, UNSEEN);
  }

  /** From now on everything counts. */
  synchronized void measure() {
    measuring = true;
  }

  /** Takes a notification's value of the item of this number. */
  synchronized void take(int item, DataValue value) {
    if (scales[item] == 0) {
      return;
    }
    if (!(value.value().value() instanceof Number number) || value.statusCode().isBad()) {
      bad += measuring ? 1 : 0;
      return;
    }
    int mark = (int) Math.round(number.doubleValue() * scales[item]) & 0xFFFF;
    int before = last[item];
    last[item] = mark;
    if (!measuring || before == UNSEEN) {
      return;
    }
    if (mark == before) {
      repeats++;
      return;
    }
    values++;
    if (counting) {
      int step = mark - before & 0xFFFF;
      if (step < HALF) {
        missing += step - 1;
      } else {
        disordered++;
      }
    } else {
      ages.add(Stamp16.age(mark));
    }
  }

  /** What came since {@link #measure()}. */
  synchronized Figures report(double seconds) {
    measuring = false;
    Figures figures =
        Figures.none()
            .with("values_s", values / seconds)
            .with("repeats_s", repeats / seconds)
            .with("bad", (double) bad);
    return counting
        ? figures.with("missing", (double) missing).with("disordered", (double) disordered)
        : figures
            .with("p50_ms", ages.millis(0.5))
            .with("p99_ms", ages.millis(0.99))
            .with("max_ms", ages.millis(1));
  }
}
