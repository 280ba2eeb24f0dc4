package io.stackline.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A state lane in memory. */
public final class LocalStateLane<K, V> implements StateLane<K, V> {
  /** A value and where it stands among those of its writer. */
  public record Stamped<V>(Stamp stamp, V value) {}

  private final Map<K, Stamped<V>> values = new LinkedHashMap<>();
  private final List<BiConsumer<K, V>> watchers = new CopyOnWriteArrayList<>();
  private final Predicate<V> forgettable;
  private final int forgettableMax;

  private LocalStateLane(Predicate<V> forgettable, int forgettableMax) {
    this.forgettable = forgettable;
    this.forgettableMax = forgettableMax;
  }

  /** For keys the site bounds. */
  static <K, V> LocalStateLane<K, V> keepingAll() {
    return new LocalStateLane<>(value -> false, 0);
  }

  /**
   * Keeps at most {@code max} forgettable values, dropping those that became forgettable longest
   * ago.
   */
  static <K, V> LocalStateLane<K, V> forgetting(Predicate<V> forgettable, int max) {
    return new LocalStateLane<>(forgettable, max);
  }

  @Override
  public void publish(K key, Stamp stamp, V value) {
    synchronized (values) {
      Stamped<V> old = values.get(key);
      if (old != null && old.stamp().compareTo(stamp) >= 0) {
        return;
      }
      if (forgettable.test(value) && old != null && !forgettable.test(old.value())) {
        values.remove(key);
      }
      values.put(key, new Stamped<>(stamp, value));
      if (forgettable.test(value)) {
        forget();
      }
    }
    watchers.forEach(watcher -> watcher.accept(key, value));
  }

  private void forget() {
    long ended = values.values().stream().filter(each -> forgettable.test(each.value())).count();
    var each = values.entrySet().iterator();
    while (ended > forgettableMax && each.hasNext()) {
      if (forgettable.test(each.next().getValue().value())) {
        each.remove();
        ended--;
      }
    }
  }

  @Override
  public Optional<V> latest(K key) {
    synchronized (values) {
      return Optional.ofNullable(values.get(key)).map(Stamped::value);
    }
  }

  /** The latest value with its stamp. */
  public Optional<Stamped<V>> stamped(K key) {
    synchronized (values) {
      return Optional.ofNullable(values.get(key));
    }
  }

  @Override
  public Map<K, V> all() {
    synchronized (values) {
      Map<K, V> copy = new LinkedHashMap<>();
      values.forEach((key, stamped) -> copy.put(key, stamped.value()));
      return copy;
    }
  }

  @Override
  public Watch watch(BiConsumer<K, V> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }
}
