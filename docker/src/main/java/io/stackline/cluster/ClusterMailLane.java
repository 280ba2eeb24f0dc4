package io.stackline.cluster;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import io.stackline.board.LocalMailLane;
import io.stackline.board.MailLane;
import io.stackline.board.MailWatcher;
import io.stackline.board.Watch;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A mail lane that all processes see. A word whose sending was in doubt, or that a process learns
 * of afterwards, is {@linkplain MailWatcher#found found} there and not posted: whoever acts on it
 * has to look first whether it was acted on.
 */
final class ClusterMailLane<K, V> implements MailLane<K, V>, Synced {
  private static final byte POSTED = 1;
  private static final byte FOUND = 2;

  private final Lane<K, V> lane;
  private final LocalMailLane<K, V> local;
  private final IMap<String, byte[]> map;
  private final Courier courier;
  private final Duration life;
  private final Time time;

  /** Posted here, by their text: when, by {@link Time#wallNanos}. */
  private final Map<String, Long> own = new ConcurrentHashMap<>();

  /** Their keys, for those who are told of a text alone. */
  private final Map<String, K> keys = new ConcurrentHashMap<>();

  /**
   * @param life after which a word nobody has settled is gone, whether it ever got out or not; zero
   *     for never
   */
  ClusterMailLane(
      Lane<K, V> lane,
      LocalMailLane<K, V> local,
      IMap<String, byte[]> map,
      Courier courier,
      Duration life,
      Time time) {
    this.lane = lane;
    this.local = local;
    this.map = map;
    this.courier = courier;
    this.life = life;
    this.time = time;
    map.addEntryListener(new Heard(), true);
  }

  @Override
  public boolean post(K key, V value) {
    if (local.get(key).isPresent()) {
      return true;
    }
    String name = key.toString();
    keys.put(name, key);
    own.put(name, time.wallNanos());
    if (!local.post(key, value)) {
      own.remove(name);
      keys.remove(name);
      return false;
    }
    send(name, value, POSTED);
    return true;
  }

  /**
   * It may take long until most of the line is heard. What has lived its life by then does not go
   * out any more, nor does what was settled meanwhile.
   */
  private void send(String name, V value, byte first) {
    byte[] mark = {first};
    byte[] word = lane.bytes(value);
    courier.wish(
        name,
        () -> {
          long left = leftMillis(name);
          if (left < 0) {
            gone(name);
            return CompletableFuture.completedFuture(null);
          }
          byte[] bytes = new byte[word.length + 1];
          bytes[0] = mark[0];
          mark[0] = FOUND;
          System.arraycopy(word, 0, bytes, 1, word.length);
          return map.setAsync(name, bytes, left, TimeUnit.MILLISECONDS);
        });
  }

  /** 0 for ever, negative if it is over. */
  private long leftMillis(String name) {
    Long posted = own.get(name);
    if (posted == null) {
      return -1;
    }
    if (life.isZero()) {
      return 0;
    }
    long left = life.minusNanos(time.wallNanos() - posted).toMillis();
    return left > 0 ? left : -1;
  }

  @Override
  public Optional<V> get(K key) {
    return local.get(key);
  }

  @Override
  public Map<K, V> waiting() {
    return local.waiting();
  }

  @Override
  public int depth() {
    return local.depth();
  }

  @Override
  public void settle(K key) {
    boolean there = local.get(key).isPresent();
    gone(key.toString());
    if (there) {
      courier.wish(key.toString(), () -> map.deleteAsync(key.toString()));
    }
  }

  @Override
  public Watch watch(MailWatcher<K, V> watcher) {
    return local.watch(watcher);
  }

  private void heard(byte[] bytes, boolean late) {
    byte[] word = new byte[Math.max(0, bytes.length - 1)];
    System.arraycopy(bytes, Math.min(1, bytes.length), word, 0, word.length);
    Optional<V> value = lane.value(word);
    if (value.isEmpty()) {
      return;
    }
    K key = lane.key(value.get());
    keys.put(key.toString(), key);
    if (late || bytes[0] != POSTED) {
      local.find(key, value.get());
    } else {
      local.post(key, value.get());
    }
  }

  private void gone(String name) {
    own.remove(name);
    K key = keys.remove(name);
    if (key != null) {
      local.settle(key);
    }
  }

  /**
   * What the cluster has and this process does not, it has missed; what this process posted and the
   * cluster does not have was lost with a member; what else is only here was settled elsewhere.
   */
  @Override
  public void sync() {
    List<K> before = new ArrayList<>(local.waiting().keySet());
    Map<String, byte[]> there = Synced.content(map);
    there.values().forEach(each -> heard(each, true));
    for (K key : before) {
      String name = key.toString();
      Optional<V> value = local.get(key);
      if (there.containsKey(name) || value.isEmpty()) {
        continue;
      }
      if (own.containsKey(name)) {
        send(name, value.get(), FOUND);
      } else {
        gone(name);
      }
    }
  }

  private final class Heard
      implements EntryAddedListener<String, byte[]>,
          EntryUpdatedListener<String, byte[]>,
          EntryRemovedListener<String, byte[]>,
          EntryExpiredListener<String, byte[]> {
    @Override
    public void entryAdded(EntryEvent<String, byte[]> event) {
      heard(event.getValue(), false);
    }

    @Override
    public void entryUpdated(EntryEvent<String, byte[]> event) {
      heard(event.getValue(), true);
    }

    @Override
    public void entryRemoved(EntryEvent<String, byte[]> event) {
      gone(event.getKey());
    }

    @Override
    public void entryExpired(EntryEvent<String, byte[]> event) {
      gone(event.getKey());
    }
  }
}
