package io.stackline.cluster;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import io.stackline.board.LocalStateLane;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A state lane that all processes see. */
final class ClusterStateLane<K, V> implements StateLane<K, V>, Synced {
  private final Lane<K, V> lane;
  private final LocalStateLane<K, V> local;
  private final IMap<String, byte[]> map;
  private final Courier courier;

  ClusterStateLane(
      Lane<K, V> lane, LocalStateLane<K, V> local, IMap<String, byte[]> map, Courier courier) {
    this.lane = lane;
    this.local = local;
    this.map = map;
    this.courier = courier;
    map.addEntryListener(new Heard(), true);
  }

  @Override
  public void publish(K key, Stamp stamp, V value) {
    local.publish(key, stamp, value);
    send(key);
  }

  /** Encoded when it is sent: of words that follow each other fast only the last is. */
  private void send(K key) {
    courier.wish(
        key.toString(),
        () -> {
          LocalStateLane.Stamped<V> latest = local.stamped(key).orElse(null);
          return latest == null
              ? map.deleteAsync(key.toString())
              : map.submitToKey(
                  key.toString(),
                  new PutNewer(StampedWord.of(latest.stamp(), lane.bytes(latest.value()))));
        });
  }

  @Override
  public Optional<V> latest(K key) {
    return local.latest(key);
  }

  @Override
  public Map<K, V> all() {
    return local.all();
  }

  @Override
  public Watch watch(BiConsumer<K, V> watcher) {
    return local.watch(watcher);
  }

  private void heard(byte[] bytes) {
    lane.value(StampedWord.word(bytes))
        .ifPresent(value -> local.publish(lane.key(value), StampedWord.stamp(bytes), value));
  }

  /** What is newer in the cluster comes here, what is newer here goes there. */
  @Override
  public void sync() {
    Map<String, byte[]> there = Synced.content(map);
    there.values().forEach(this::heard);
    for (K key : local.all().keySet()) {
      byte[] known = there.get(key.toString());
      Stamp here = local.stamped(key).map(LocalStateLane.Stamped::stamp).orElse(null);
      if (here != null && (known == null || StampedWord.stamp(known).compareTo(here) < 0)) {
        send(key);
      }
    }
    forget(there);
  }

  /** What no process shows any longer need not be kept for those that come. */
  private void forget(Map<String, byte[]> there) {
    there.forEach(
        (name, bytes) ->
            lane.value(StampedWord.word(bytes))
                .map(lane::key)
                .filter(key -> local.latest(key).isEmpty())
                .ifPresent(this::send));
  }

  private final class Heard
      implements EntryAddedListener<String, byte[]>, EntryUpdatedListener<String, byte[]> {
    @Override
    public void entryAdded(EntryEvent<String, byte[]> event) {
      heard(event.getValue());
    }

    @Override
    public void entryUpdated(EntryEvent<String, byte[]> event) {
      heard(event.getValue());
    }
  }
}
