package io.stackline.cluster;

import io.stackline.board.LocalStateLane.Stamped;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Readings as this process shows them: those of its own presses as its bridge says, those of others
 * as long as their bridge is heard to say so. What was not said again for {@link #STALE_AFTER} is
 * shown as stale, and as lost after {@link #LOST_AFTER}: the last value of a silent bridge never
 * looks alive. Thread-safe.
 */
final class ReadingsLane implements StateLane<PressId, PressReading> {
  /** A bridge that is heard says each reading again every {@link ReadingsCast#AGAIN}. */
  static final Duration STALE_AFTER = Duration.ofMillis(2500);

  static final Duration LOST_AFTER = Duration.ofSeconds(10);

  /** A reading from elsewhere, and what is shown of it. */
  private static final class Heard {
    Stamped<PressReading> said;
    PressReading shown;
    long atNanos;
    boolean own;

    Heard(Stamped<PressReading> said) {
      this.said = said;
      this.shown = said.value();
    }
  }

  private final Map<PressId, Heard> all = new LinkedHashMap<>();
  private final List<BiConsumer<PressId, PressReading>> watchers = new CopyOnWriteArrayList<>();

  /** What this process's own bridge says. */
  @Override
  public void publish(PressId press, Stamp stamp, PressReading reading) {
    take(press, stamp, reading, 0, true);
  }

  /**
   * What another process says, perhaps not for the first time.
   *
   * @param nanos when, by the wall clock of {@code System.nanoTime}
   */
  void hear(PressId press, Stamp stamp, PressReading reading, long nanos) {
    take(press, stamp, reading, nanos, false);
  }

  private void take(PressId press, Stamp stamp, PressReading reading, long nanos, boolean own) {
    PressReading news;
    synchronized (all) {
      Heard heard = all.get(press);
      int order = heard == null ? -1 : heard.said.stamp().compareTo(stamp);
      if (order > 0 || (order == 0 && own)) {
        return;
      }
      if (heard == null) {
        heard = new Heard(new Stamped<>(stamp, reading));
        all.put(press, heard);
      }
      boolean again = order == 0 && heard.shown.equals(reading);
      heard.said = new Stamped<>(stamp, reading);
      heard.shown = reading;
      heard.atNanos = nanos;
      heard.own = own;
      if (again) {
        return;
      }
      news = reading;
    }
    watchers.forEach(each -> each.accept(press, news));
  }

  /**
   * Shows as stale or lost what was not said again; those of this process itself are as they are.
   *
   * @param at process time
   */
  void age(Instant at, long nanos) {
    Map<PressId, PressReading> news = new HashMap<>();
    synchronized (all) {
      all.forEach(
          (press, heard) -> {
            PressReading aged = aged(heard, at, Duration.ofNanos(nanos - heard.atNanos));
            if (!aged.equals(heard.shown)) {
              heard.shown = aged;
              news.put(press, aged);
            }
          });
    }
    news.forEach((press, reading) -> watchers.forEach(each -> each.accept(press, reading)));
  }

  private static PressReading aged(Heard heard, Instant at, Duration silence) {
    PressReading said = heard.said.value();
    if (heard.own || silence.compareTo(STALE_AFTER) < 0) {
      return heard.shown;
    }
    String remark = "its bridge is not heard";
    boolean lost = silence.compareTo(LOST_AFTER) >= 0 || said.status().isEmpty();
    if (lost) {
      return heard.shown instanceof PressReading.Lost
          ? heard.shown
          : new PressReading.Lost(said.press(), at, said.at(), remark);
    }
    return heard.shown instanceof PressReading.Stale
        ? heard.shown
        : new PressReading.Stale(said.press(), at, said.at(), said.status().orElseThrow(), remark);
  }

  /** What this process says of its own presses, to be said to the others. */
  List<Map.Entry<PressId, Stamped<PressReading>>> own() {
    List<Map.Entry<PressId, Stamped<PressReading>>> own = new ArrayList<>();
    synchronized (all) {
      all.forEach(
          (press, heard) -> {
            if (heard.own) {
              own.add(Map.entry(press, heard.said));
            }
          });
    }
    return own;
  }

  @Override
  public Optional<PressReading> latest(PressId press) {
    synchronized (all) {
      return Optional.ofNullable(all.get(press)).map(each -> each.shown);
    }
  }

  @Override
  public Map<PressId, PressReading> all() {
    Map<PressId, PressReading> copy = new LinkedHashMap<>();
    synchronized (all) {
      all.forEach((press, each) -> copy.put(press, each.shown));
    }
    return copy;
  }

  @Override
  public Watch watch(BiConsumer<PressId, PressReading> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }
}
