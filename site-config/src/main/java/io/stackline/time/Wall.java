package io.stackline.time;

import java.time.Duration;

/** Waits for messages, which take wall time however fast process time runs. */
public final class Wall {
  private Wall() {}

  /** This much wall time, in process time; never less than that. */
  public static Duration time(Duration wall, Time time) {
    return Duration.ofNanos(Math.round(wall.toNanos() * Math.max(1, time.speed())));
  }
}
