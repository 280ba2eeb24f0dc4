package io.stackline.board;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The latest value per key. One writer per key; values carry a {@link Stamp} and an older one never
 * replaces a newer one. Thread-safe.
 */
public interface StateLane<K, V> {
  /** Publishes unless a newer value is there; tells the watchers. */
  void publish(K key, Stamp stamp, V value);

  Optional<V> latest(K key);

  Map<K, V> all();

  /**
   * Tells the watcher of every value from now on, on the writer's thread: it must only hand over to
   * its own crank.
   */
  Watch watch(BiConsumer<K, V> watcher);
}
