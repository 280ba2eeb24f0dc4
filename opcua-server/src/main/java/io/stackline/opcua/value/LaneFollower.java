package io.stackline.opcua.value;

import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import io.stackline.time.Crank;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a state lane on a crank. However fast the writer, one task at most is queued; of each key
 * the newest {@value #WAITING_MAX} values wait and are told in their order. A crank that starves
 * for longer misses the older ones, which are counted.
 */
public final class LaneFollower<K, V> implements AutoCloseable {
  /** Most of a second of a press that is read ten times a second. */
  static final int WAITING_MAX = 8;

  private final StateLane<K, V> lane;
  private final Crank crank;
  private final Duration gathering;
  private final BiConsumer<K, V> reader;

  /** What the reader was not told yet, by key; nothing stands for what the lane has. */
  private final Map<K, Queue<V>> news = new ConcurrentHashMap<>();

  private final AtomicBoolean queued = new AtomicBoolean();
  private final LongAdder skipped = new LongAdder();
  private final Watch watch;
  private volatile boolean closed;

  private LaneFollower(
      StateLane<K, V> lane, Crank crank, Duration gathering, BiConsumer<K, V> reader) {
    this.lane = lane;
    this.crank = crank;
    this.gathering = gathering;
    this.reader = reader;
    this.watch = lane.watch(this::note);
  }

  /**
   * Follows from now on, and first tells what is there already.
   *
   * @param gathering after news, further news gathers so long, process time: telling one by one
   *     costs more
   */
  public static <K, V> LaneFollower<K, V> start(
      StateLane<K, V> lane, Crank crank, Duration gathering, BiConsumer<K, V> reader) {
    LaneFollower<K, V> follower = new LaneFollower<>(lane, crank, gathering, reader);
    lane.all().keySet().forEach(follower::look);
    return follower;
  }

  private void look(K key) {
    news.computeIfAbsent(key, each -> new ArrayDeque<>(WAITING_MAX));
    queue();
  }

  private void note(K key, V value) {
    news.compute(key, (each, waiting) -> added(waiting, value));
    queue();
  }

  private Queue<V> added(@Nullable Queue<V> waiting, V value) {
    Queue<V> all = waiting == null ? new ArrayDeque<>(WAITING_MAX) : waiting;
    if (all.size() == WAITING_MAX) {
      all.remove();
      skipped.increment();
    }
    all.add(value);
    return all;
  }

  /** Wakes the crank, unless it looks by itself. */
  private void queue() {
    if (queued.compareAndSet(false, true)) {
      drainAfter(Duration.ZERO);
    }
  }

  private void drainAfter(Duration delay) {
    try {
      crank.after(delay, this::drain);
    } catch (IllegalStateException full) {
      queued.set(false);
      throw full;
    }
  }

  /**
   * As long as there is news the crank looks again by itself: a writer that had to wake it for each
   * gathering would cost a fifth of what is told.
   */
  private void drain() {
    List<K> keys = List.copyOf(news.keySet());
    try {
      for (K key : keys) {
        if (!closed) {
          tell(key, Objects.requireNonNull(news.remove(key)));
        }
      }
    } finally {
      again(!keys.isEmpty());
    }
  }

  private void again(boolean busy) {
    if (closed) {
      return;
    }
    if (busy) {
      drainAfter(gathering);
      return;
    }
    queued.set(false);
    if (!news.isEmpty()) {
      queue();
    }
  }

  private void tell(K key, Queue<V> waiting) {
    if (waiting.isEmpty()) {
      lane.latest(key).ifPresent(value -> reader.accept(key, value));
    } else {
      waiting.forEach(value -> reader.accept(key, value));
    }
  }

  /** How many values gave way to newer ones before the reader came to them. */
  public long skipped() {
    return skipped.sum();
  }

  /** Nothing more is told, also of what waits, but for what the reader is being told just now. */
  @Override
  public void close() {
    closed = true;
    watch.close();
  }
}
