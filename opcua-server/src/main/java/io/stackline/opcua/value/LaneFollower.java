package io.stackline.opcua.value;

import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import io.stackline.time.Crank;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Follows a state lane on a crank. Only the keys wait, so however fast the writer, one task at most
 * is queued, and the reader is always told the newest value.
 */
public final class LaneFollower<K, V> implements AutoCloseable {
  private final StateLane<K, V> lane;
  private final Crank crank;
  private final BiConsumer<K, V> reader;
  private final Set<K> news = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Watch watch;

  private LaneFollower(StateLane<K, V> lane, Crank crank, BiConsumer<K, V> reader) {
    this.lane = lane;
    this.crank = crank;
    this.reader = reader;
    this.watch = lane.watch((key, value) -> note(key));
  }

  /** Follows from now on, and first tells what is there already. */
  public static <K, V> LaneFollower<K, V> start(
      StateLane<K, V> lane, Crank crank, BiConsumer<K, V> reader) {
    LaneFollower<K, V> follower = new LaneFollower<>(lane, crank, reader);
    lane.all().keySet().forEach(follower::note);
    return follower;
  }

  private void note(K key) {
    news.add(key);
    queue();
  }

  private void queue() {
    if (queued.compareAndSet(false, true)) {
      try {
        crank.execute(this::drain);
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

  @Override
  public void close() {
    watch.close();
  }
}
