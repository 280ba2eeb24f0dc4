package io.stackline.cluster;

import io.stackline.board.BoardCodec;
import io.stackline.board.LaneKind;
import io.stackline.board.WordRefused;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane's words as bytes. */
record Lane<K, V>(LaneKind<K, V> kind, BoardCodec codec) {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  K key(V value) {
    return kind.key().apply(value);
  }

  byte[] bytes(V value) {
    return codec.encode(kind.word(), value);
  }

  /** Empty, with a line in the log, if these are no bytes of such a word. */
  Optional<V> value(byte[] bytes) {
    try {
      return Optional.of(codec.decode(kind.word(), bytes));
    } catch (WordRefused e) {
      LOG.error("lane={} a word is not understood: {}", kind.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
