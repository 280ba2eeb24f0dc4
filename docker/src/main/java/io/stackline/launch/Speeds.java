package io.stackline.launch;

import io.stackline.map.Dialect;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;

/** What {@code --speed} means: only simulated presses can be hurried. */
final class Speeds {
  /** The reference press waits for a host that is connected but late. */
  private static final double PATIENT = 150;

  /** Others do not, and are sampled no oftener than the wire allows. */
  private static final double SAMPLED = 2;

  private Speeds() {}

  /** How fast a demonstration of this site may go without becoming untrue. */
  static double usual(Site site) {
    boolean patient =
        site.presses().values().stream()
            .allMatch(press -> press.dialect() instanceof Dialect.Pressmap);
    return patient ? PATIENT : SAMPLED;
  }

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
