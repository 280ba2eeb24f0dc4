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
import org.jspecify.annotations.Nullable;

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

  /** So long a process that stood still believes nothing it hears: all is said again by then. */
  static final Duration DOUBT = Duration.ofSeconds(1);

  /** What was said last of a press, and what is shown instead if that was too long ago. */
  private static final class Heard {
    final Stamp stamp;
    final Said said;
    final boolean own;
    long atNanos;
    @Nullable PressReading instead;

    Heard(Stamp stamp, Said said, long atNanos, boolean own) {
      this.stamp = stamp;
      this.said = said;
      this.atNanos = atNanos;
      this.own = own;
    }

    Optional<PressReading> shown() {
      return instead == null ? said.reading() : Optional.of(instead);
    }
  }

  private final Map<PressId, Heard> all = new LinkedHashMap<>();
  private final List<BiConsumer<PressId, PressReading>> watchers = new CopyOnWriteArrayList<>();
  private final List<Runnable> ownWatchers = new CopyOnWriteArrayList<>();
  private final StoodStill stoodStill = new StoodStill(STALE_AFTER, DOUBT);

  /** What this process's own bridge says. */
  @Override
  public void publish(PressId press, Stamp stamp, PressReading reading) {
    synchronized (all) {
      Heard before = all.get(press);
      if (before != null && before.stamp.compareTo(stamp) >= 0) {
        return;
      }
      all.put(press, new Heard(stamp, Said.of(reading), 0, true));
    }
    tell(press, reading);
    ownWatchers.forEach(Runnable::run);
  }

  /**
   * What another process says, perhaps not for the first time. Looked into only if somebody watches
   * or asks; then a word that is not understood leaves the one before to grow old. Not heeded by a
   * process that has just stood still.
   *
   * @param nanos when, by the wall clock of {@code System.nanoTime}
   */
  void hear(PressId press, Stamp stamp, Said said, long nanos) {
    if (stoodStill.isDoubtful(nanos)
        || isKnown(press, stamp, nanos)
        || (!watchers.isEmpty() && said.reading().isEmpty())) {
      return;
    }
    synchronized (all) {
      Heard before = all.get(press);
      if (before != null && before.stamp.compareTo(stamp) > 0) {
        return;
      }
      all.put(press, new Heard(stamp, said, nanos, false));
    }
    if (!watchers.isEmpty()) {
      said.reading().ifPresent(reading -> tell(press, reading));
    }
  }

  /** Whether there is nothing to tell of it: it was said before and is shown, or is overtaken. */
  private boolean isKnown(PressId press, Stamp stamp, long nanos) {
    synchronized (all) {
      Heard before = all.get(press);
      int order = before == null ? -1 : before.stamp.compareTo(stamp);
      if (before == null || order < 0) {
        return false;
      }
      if (order == 0) {
        before.atNanos = nanos;
        return before.instead == null;
      }
      return true;
    }
  }

  private void tell(PressId press, PressReading reading) {
    watchers.forEach(each -> each.accept(press, reading));
  }

  /**
   * Shows as stale or lost what was not said again; those of this process itself are as they are.
   * To be called several times in {@link #STALE_AFTER}: a longer pause means that this process
   * stood still.
   *
   * @param at process time
   * @return whether it stood still: its own readings are old, too
   */
  boolean age(Instant at, long nanos) {
    boolean still = stoodStill.at(nanos);
    Map<PressId, PressReading> news = new HashMap<>();
    synchronized (all) {
      all.forEach(
          (press, heard) -> {
            Duration silence = Duration.ofNanos(nanos - heard.atNanos);
            if (!heard.own && silence.compareTo(STALE_AFTER) >= 0) {
              heard
                  .shown()
                  .filter(shown -> !(shown instanceof PressReading.Lost))
                  .map(shown -> aged(shown, heard.said.reading().orElse(shown), at, silence))
                  .filter(aged -> !heard.shown().equals(Optional.of(aged)))
                  .ifPresent(
                      aged -> {
                        heard.instead = aged;
                        news.put(press, aged);
                      });
            }
          });
    }
    news.forEach(this::tell);
    return still;
  }

  /** What is to be shown of what was said, and is shown as something else perhaps. */
  private static PressReading aged(
      PressReading shown, PressReading said, Instant at, Duration silence) {
    String remark = "its bridge is not heard";
    if (silence.compareTo(LOST_AFTER) >= 0) {
      return new PressReading.Lost(said.press(), at, said.at(), remark);
    }
    return shown instanceof PressReading.Stale
        ? shown
        : new PressReading.Stale(said.press(), at, said.at(), said.status().orElseThrow(), remark);
  }

  /** What this process says of its own presses, to be said to the others. */
  List<Map.Entry<PressId, Stamped<PressReading>>> own() {
    List<Map.Entry<PressId, Stamped<PressReading>>> own = new ArrayList<>();
    synchronized (all) {
      all.forEach(
          (press, heard) -> {
            if (heard.own) {
              heard
                  .said
                  .reading()
                  .ifPresent(it -> own.add(Map.entry(press, new Stamped<>(heard.stamp, it))));
            }
          });
    }
    return own;
  }

  @Override
  public Optional<PressReading> latest(PressId press) {
    synchronized (all) {
      return Optional.ofNullable(all.get(press)).flatMap(Heard::shown);
    }
  }

  @Override
  public Map<PressId, PressReading> all() {
    Map<PressId, PressReading> copy = new LinkedHashMap<>();
    synchronized (all) {
      all.forEach((press, each) -> each.shown().ifPresent(shown -> copy.put(press, shown)));
    }
    return copy;
  }

  @Override
  public Watch watch(BiConsumer<PressId, PressReading> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** Tells, on the publisher's thread, that this process's own bridge has said something. */
  Watch watchOwn(Runnable watcher) {
    ownWatchers.add(watcher);
    return () -> ownWatchers.remove(watcher);
  }
}
