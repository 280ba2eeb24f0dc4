package io.stackline.bench;

import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;

/**
 * What one client sees of all marked tags. In the step mode a mark is the time of its change; in
 * the sequence mode no number may be missing. Thread-safe.
 */
final class Follower {
  private static final int UNSEEN = -1;
  private static final int HALF = 1 << 15;

  /** So many of the newest numbers may still come late: clients take answers side by side. */
  private static final int WINDOW = Long.SIZE;

  private final boolean counting;
  private final double[] scales;
  private final int[] last;

  /** Per item, which of the newest numbers have not come: bit 0 is that of the last one. */
  private final long[] open;

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
    this.open = new long[scales.length];
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
    if (!measuring || before == UNSEEN) {
      last[item] = mark;
    } else if (mark == before) {
      repeats++;
    } else if (counting) {
      count(item, mark - before & 0xFFFF, mark);
    } else {
      last[item] = mark;
      values++;
      ages.add(Stamp16.age(mark));
    }
  }

  private void count(int item, int step, int mark) {
    if (step < HALF) {
      long skipped = step > WINDOW ? -2 : ((1L << (step - 1)) - 1) << 1;
      open[item] = (step >= WINDOW ? 0 : open[item] << step) | skipped;
      missing += step - 1;
      last[item] = mark;
      values++;
      return;
    }
    int back = 0x1_0000 - step;
    boolean awaited = back < WINDOW && ((open[item] >>> back) & 1) != 0;
    if (awaited) {
      open[item] &= ~(1L << back);
      missing--;
      values++;
      disordered++;
    } else {
      repeats++;
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
