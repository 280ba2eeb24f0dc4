package io.stackline.cluster;

import io.stackline.board.BoardCodec;
import io.stackline.board.LaneKind;
import io.stackline.board.WordRefused;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane's words as bytes. What a process of an older release passes over in a word it has heard is
 * missing where it says that word again for a newer one, until the writer says it: after the last
 * process that kept the word was lost. Thread-safe.
 */
final class Lane<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** So many reasons are told; the same words are met again at each comparison. */
  private static final int TOLD_MAX = 20;

  private final LaneKind<K, V> kind;
  private final BoardCodec codec;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Lane(LaneKind<K, V> kind, BoardCodec codec) {
    this.kind = kind;
    this.codec = codec;
  }

  K key(V value) {
    return kind.key().apply(value);
  }

  byte[] bytes(V value) {
    return codec.encode(kind.word(), value);
  }

  /** Empty if these are no bytes of such a word; the log says each reason once. */
  Optional<V> value(byte[] bytes) {
    try {
      return Optional.of(codec.decode(kind.word(), bytes));
    } catch (WordRefused e) {
      tell(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void tell(String reason) {
    if (told.size() < TOLD_MAX && told.add(reason)) {
      LOG.error("lane={} a word is not understood: {}", kind.name(), reason);
    } else {
      LOG.debug("lane={} a word is not understood: {}", kind.name(), reason);
    }
  }
}
