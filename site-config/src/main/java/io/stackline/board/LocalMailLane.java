package io.stackline.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A mail lane in memory. */
final class LocalMailLane<K, V> implements MailLane<K, V> {
  private final Map<K, V> mail = new LinkedHashMap<>();
  private final List<BiConsumer<K, V>> watchers = new CopyOnWriteArrayList<>();
  private final int max;
  private final boolean oldestGivesWay;

  private LocalMailLane(int max, boolean oldestGivesWay) {
    this.max = max;
    this.oldestGivesWay = oldestGivesWay;
  }

  /** Takes no more than {@code max} words at a time. */
  static <K, V> LocalMailLane<K, V> refusing(int max) {
    return new LocalMailLane<>(max, false);
  }

  /** Drops the oldest word for a new one once {@code max} are there. */
  static <K, V> LocalMailLane<K, V> forgetting(int max) {
    return new LocalMailLane<>(max, true);
  }

  @Override
  public boolean post(K key, V value) {
    synchronized (mail) {
      if (mail.containsKey(key)) {
        return true;
      }
      if (mail.size() >= max) {
        if (!oldestGivesWay) {
          return false;
        }
        mail.remove(mail.keySet().iterator().next());
      }
      mail.put(key, value);
    }
    watchers.forEach(watcher -> watcher.accept(key, value));
    return true;
  }

  @Override
  public Optional<V> get(K key) {
    synchronized (mail) {
      return Optional.ofNullable(mail.get(key));
    }
  }

  @Override
  public Map<K, V> waiting() {
    synchronized (mail) {
      return new LinkedHashMap<>(mail);
    }
  }

  @Override
  public int depth() {
    synchronized (mail) {
      return mail.size();
    }
  }

  @Override
  public void settle(K key) {
    synchronized (mail) {
      mail.remove(key);
    }
  }

  @Override
  public Watch watch(BiConsumer<K, V> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }
}
