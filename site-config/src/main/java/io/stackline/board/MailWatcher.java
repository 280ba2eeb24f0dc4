package io.stackline.board;

/** Hears of the mail on a lane. */
@FunctionalInterface
public interface MailWatcher<K, V> {
  /** A word was posted just now. */
  void posted(K key, V value);

  /**
   * A word turned up that was posted nobody knows when: somebody may have dealt with it already.
   */
  default void found(K key, V value) {
    posted(key, value);
  }
}
