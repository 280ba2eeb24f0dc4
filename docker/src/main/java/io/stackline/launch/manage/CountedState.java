package io.stackline.launch.manage;

import io.micrometer.core.instrument.Counter;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A state lane that counts what this process publishes. */
final class CountedState<K, V> implements StateLane<K, V> {
  private final StateLane<K, V> lane;
  private final Counter posted;

  CountedState(StateLane<K, V> lane, String name, Meters meters) {
    this.lane = lane;
    posted = LaneMeters.count(meters, LaneMeters.POSTED, name);
  }

  @Override
  public void publish(K key, Stamp stamp, V value) {
    lane.publish(key, stamp, value);
    posted.increment();
  }

  @Override
  public Optional<V> latest(K key) {
    return lane.latest(key);
  }

  @Override
  public Map<K, V> all() {
    return lane.all();
  }

  @Override
  public Watch watch(BiConsumer<K, V> watcher) {
    return lane.watch(watcher);
  }
}
