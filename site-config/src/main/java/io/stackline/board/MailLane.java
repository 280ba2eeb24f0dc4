package io.stackline.board;

import java.util.Map;
import java.util.Optional;

/**
 * Mail that stays until its one reader has dealt with it: bounded, kept in the order it was posted,
 * idempotent by key. Thread-safe.
 */
public interface MailLane<K, V> {
  /**
   * Posts a word; a key that is there already changes nothing.
   *
   * @return false if the lane is full: keep the word and post it later
   */
  boolean post(K key, V value);

  Optional<V> get(K key);

  /** What waits, oldest first. */
  Map<K, V> waiting();

  /** How many words wait. */
  default int depth() {
    return waiting().size();
  }

  /** The reader has dealt with it for good. */
  void settle(K key);

  /**
   * Tells the watcher of every word from now on, on the writer's thread: it must only hand over to
   * its own crank. Words posted earlier are in {@link #waiting()}.
   */
  Watch watch(MailWatcher<K, V> watcher);
}
