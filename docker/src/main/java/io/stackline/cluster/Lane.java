package io.stackline.cluster;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a lane is called and what its words are.
 *
 * @param key of a word; its text names the word in the cluster
 */
record Lane<K, V>(String name, Class<V> word, Function<V, K> key, BoardCodec codec) {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  byte[] bytes(V value) {
    return codec.encode(word, value);
  }

  /** Empty, with a line in the log, if these are no bytes of such a word. */
  Optional<V> value(byte[] bytes) {
    try {
      return Optional.of(codec.decode(word, bytes));
    } catch (WordRefused e) {
      LOG.error("lane={} a word is not understood: {}", name, e.getMessage());
      return Optional.empty();
    }
  }
}
