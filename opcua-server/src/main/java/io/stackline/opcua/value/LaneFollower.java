package io.stackline.opcua.value;

import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import io.stackline.time.Crank;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Follows a state lane on a crank. Only the keys wait, so however fast the writer, one task at most
 * is queued, and the reader is always told the newest value. What it was never told because
 * something newer came first is counted.
 */
public final class LaneFollower<K, V> implements AutoCloseable {
  private final StateLane<K, V> lane;
  private final Crank crank;
  private final Duration gathering;
  private final BiConsumer<K, V> reader;
  private final Set<K> news = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final LongAdder skipped = new LongAdder();
  private final Watch watch;

  private LaneFollower(
      StateLane<K, V> lane, Crank crank, Duration gathering, BiConsumer<K, V> reader) {
    this.lane = lane;
    this.crank = crank;
    this.gathering = gathering;
    this.reader = reader;
    this.watch = lane.watch((key, value) -> note(key));
  }

  /**
   * Follows from now on, and first tells what is there already.
   *
   * @param gathering how long news may wait for more of it, process time: waking the crank for each
   *     costs more than telling it
   */
  public static <K, V> LaneFollower<K, V> start(
      StateLane<K, V> lane, Crank crank, Duration gathering, BiConsumer<K, V> reader) {
    LaneFollower<K, V> follower = new LaneFollower<>(lane, crank, gathering, reader);
    lane.all().keySet().forEach(follower::note);
    return follower;
  }

  private void note(K key) {
    if (!news.add(key)) {
      skipped.increment();
    }
    queue();
  }

  private void queue() {
    if (queued.compareAndSet(false, true)) {
      try {
        crank.after(gathering, this::drain);
      } catch (IllegalStateException full) {
        queued.set(false);
        throw full;
      }
    }
  }

  private void drain() {
    queued.set(false);
    try {
      for (K key : List.copyOf(news)) {
        news.remove(key);
        lane.latest(key).ifPresent(value -> reader.accept(key, value));
      }
    } finally {
      if (!news.isEmpty()) {
        queue();
      }
    }
  }

  /** How many values gave way to newer ones before the reader came to them. */
  public long skipped() {
    return skipped.sum();
  }

  @Override
  public void close() {
    watch.close();
  }
}
