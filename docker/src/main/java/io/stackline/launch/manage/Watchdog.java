package io.stackline.launch.manage;

import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks cranks for a sign of life every second, its own among them. */
final class Watchdog implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Time time;
  private final Crank crank;
  private final Heartbeat own;
  private final List<Runnable> others = new CopyOnWriteArrayList<>();

  private Watchdog(Time time) {
    this.time = time;
    crank = time.crank("manage");
    own = new Heartbeat("this process", time, Runnable::run);
  }

  static Watchdog start(Time time) {
    Watchdog watchdog = new Watchdog(time);
    watchdog.crank.execute(watchdog::beat);
    return watchdog;
  }

  private void beat() {
    own.ask();
    others.forEach(Runnable::run);
    crank.after(wall(EVERY, time), this::beat);
  }

  /** Asks this one too from now on. */
  Heartbeat watch(Heartbeat other) {
    others.add(other::ask);
    return other;
  }

  /** Does this, which must be short, as often as it asks. */
  void each(Runnable look) {
    others.add(look);
  }

  Heartbeat own() {
    return own;
  }

  /** Wall time on a crank that runs in process time. */
  static Duration wall(Duration wall, Time time) {
    return Duration.ofNanos((long) (wall.toNanos() * time.speed()));
  }

  @Override
  public void close() {
    crank.close();
  }
}
