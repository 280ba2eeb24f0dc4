package io.stackline.launch.manage;

import io.micrometer.core.instrument.Counter;
import io.stackline.board.MailLane;
import io.stackline.board.MailWatcher;
import io.stackline.board.Watch;
import java.util.Map;
import java.util.Optional;

/** A mail lane that counts what this process puts on it, and takes off. */
final class CountedMail<K, V> implements MailLane<K, V> {
  private final MailLane<K, V> lane;
  private final Counter posted;
  private final Counter refused;
  private final Counter settled;

  CountedMail(MailLane<K, V> lane, String name, Meters meters) {
    this.lane = lane;
    posted = LaneMeters.count(meters, LaneMeters.POSTED, name);
    refused = LaneMeters.count(meters, LaneMeters.REFUSED, name);
    settled = LaneMeters.count(meters, LaneMeters.SETTLED, name);
    LaneMeters.depth(meters, name, lane);
  }

  @Override
  public boolean post(K key, V value) {
    boolean taken = lane.post(key, value);
    (taken ? posted : refused).increment();
    return taken;
  }

  @Override
  public Optional<V> get(K key) {
    return lane.get(key);
  }

  @Override
  public Map<K, V> waiting() {
    return lane.waiting();
  }

  @Override
  public int depth() {
    return lane.depth();
  }

  @Override
  public void settle(K key) {
    lane.settle(key);
    settled.increment();
  }

  @Override
  public Watch watch(MailWatcher<K, V> watcher) {
    return lane.watch(watcher);
  }
}
