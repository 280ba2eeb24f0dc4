package io.stackline.sequence;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What happens when: by time, and of the same time in the order in which it was put down. What
 * fails in it reaches the caller. For one thread.
 */
final class Agenda {
  private record Entry(Instant at, long number, Runnable what) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
  private Instant now;
  private long numbers;

  Agenda(Instant start) {
    now = start;
  }

  Instant now() {
    return now;
  }

  /** Puts something down; what should have been before happens now. */
  void at(Instant when, Runnable what) {
    entries.add(new Entry(when.isBefore(now) ? now : when, numbers++, what));
  }

  /** The next thing happens. False if there is none. */
  boolean turn() {
    Optional<Entry> next = Optional.ofNullable(entries.poll());
    next.ifPresent(
        each -> {
          now = each.at();
          each.what().run();
        });
    return next.isPresent();
  }
}
