package io.stackline.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts how long something took, sorted by size. One thread at a time writes, without a lock and
 * without making an object; anybody reads, and may see a count a moment before the others.
 */
public final class Latencies {
  /** Upper bounds of the sizes that are told apart; whatever takes longer counts as the last. */
  public static final List<Double> BOUNDS_S =
      List.of(0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0);

  private static final long[] BOUNDS_NANOS =
      BOUNDS_S.stream().mapToLong(each -> Math.round(each * TimeUnit.SECONDS.toNanos(1))).toArray();

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_NANOS.length + 1);
  private final AtomicLong nanos = new AtomicLong();

  /**
   * Something took so long.
   *
   * @param took wall clock
   */
  public void took(long took) {
    int size = 0;
    while (size < BOUNDS_NANOS.length && took > BOUNDS_NANOS[size]) {
      size++;
    }
    nanos.setOpaque(nanos.getPlain() + took);
    counts.setOpaque(size, counts.getPlain(size) + 1);
  }

  /** What was counted by now. */
  public Counted counted() {
    List<Long> bySize = new ArrayList<>();
    for (int i = 0; i < counts.length(); i++) {
      bySize.add(counts.getOpaque(i));
    }
    return new Counted(bySize, nanos.getOpaque() / (double) TimeUnit.SECONDS.toNanos(1));
  }

  /**
   * What was counted up to a moment.
   *
   * @param bySize how many were at most as long as each of {@link #BOUNDS_S} and longer than the
   *     one before, and last how many took longer than all of them
   * @param seconds how long all took together
   */
  public record Counted(List<Long> bySize, double seconds) {
    public Counted {
      bySize = List.copyOf(bySize);
    }

    public long count() {
      return bySize.stream().mapToLong(Long::longValue).sum();
    }
  }
}
