package io.stackline.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail lane in memory. */
public final class LocalMailLane<K, V> implements MailLane<K, V> {
  private final Map<K, V> mail = new LinkedHashMap<>();
  private final List<MailWatcher<K, V>> watchers = new CopyOnWriteArrayList<>();
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
    Taken taken = take(key, value);
    if (taken == Taken.NEW) {
      watchers.forEach(watcher -> watcher.posted(key, value));
    }
    return taken != Taken.FULL;
  }

  /**
   * Takes a word that was posted before, nobody knows when.
   *
   * @return false if the lane is full
   */
  public boolean find(K key, V value) {
    Taken taken = take(key, value);
    if (taken == Taken.NEW) {
      watchers.forEach(watcher -> watcher.found(key, value));
    }
    return taken != Taken.FULL;
  }

  private enum Taken {
    NEW,
    KNOWN,
    FULL
  }

  private Taken take(K key, V value) {
    synchronized (mail) {
      if (mail.containsKey(key)) {
        return Taken.KNOWN;
      }
      if (mail.size() >= max) {
        if (!oldestGivesWay) {
          return Taken.FULL;
        }
        mail.remove(mail.keySet().iterator().next());
      }
      mail.put(key, value);
      return Taken.NEW;
    }
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
  public Watch watch(MailWatcher<K, V> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }
}
