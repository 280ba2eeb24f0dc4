package io.stackline.launch;

import io.stackline.site.Site;
import io.stackline.time.SystemTime;

/** What {@code --speed} means: only simulated presses can be hurried. */
final class Speeds {
  private Speeds() {}

  static SystemTime time(double speed, Site site) {
    if (!(speed >= 0.1 && speed <= 1000)) {
      throw new CommandRefused("--speed " + speed + " is out of range", "choose 0.1 to 1000");
    }
    boolean simulated = site.presses().values().stream().allMatch(Site.PressSite::simulated);
    if (speed != 1 && !simulated) {
      throw new CommandRefused(
          "--speed "
              + speed
              + " is for simulated presses, and site "
              + site.name()
              + " has real ones",
          "leave --speed away");
    }
    return speed == 1 ? SystemTime.real() : SystemTime.scaled(speed);
  }
}
