package io.stackline.envelope;

import io.stackline.press.Die;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Stage;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one stroke stays above a pressure if all goes as planned: what is left of the ramp, the
 * dwell, and the release down to it. Pure.
 */
public final class TimeAbove {
  /** Above this share of the target a ramp with soft landing goes at a quarter of its rate. */
  private static final double LANDING_FROM = 0.95;

  private static final double LANDING_RATE = 0.25;

  private final Pressure target;
  private final Stage stage;
  private final double above;

  private TimeAbove(Stage stage, Pressure target, Pressure above) {
    this.stage = stage;
    this.target = target;
    this.above = above.pascals();
  }

  /** Time above this pressure, zero if the target is not above it; empty if it never ends. */
  public static Optional<Duration> planned(Stage stage, Die die, Pressure above) {
    return planned(stage, stage.target().pressure(die), above);
  }

  /** The same with another target. */
  static Optional<Duration> planned(Stage stage, Pressure target, Pressure above) {
    if (!(target.compareTo(above) > 0)) {
      return Optional.of(Duration.ZERO);
    }
    if (!(stage.dwell() instanceof Dwell.Soak soak)) {
      return Optional.empty();
    }
    TimeAbove time = new TimeAbove(stage, target, above);
    double moving = time.preload() + time.ramp() + time.release();
    return Optional.of(soak.time().value().plusNanos(Math.round(moving * 1e9)));
  }

  /** Time at the target; zero where no end is planned. */
  static Duration held(Stage stage) {
    return stage.dwell() instanceof Dwell.Soak soak ? soak.time().value() : Duration.ZERO;
  }

  private double preload() {
    Pressing.Preload preload = stage.pressing().preload();
    boolean counts = preload.pressure().value().pascals() > above;
    return counts ? preload.hold().value().toNanos() / 1e9 : 0;
  }

  private double ramp() {
    double rate = stage.pressing().ramp().value().pascalsPerSecond();
    double share = stage.pressing().softLanding() ? LANDING_FROM : 1;
    double landing = Math.max(above, share * target.pascals());
    return (landing - above) / rate + (target.pascals() - landing) / (LANDING_RATE * rate);
  }

  private double release() {
    Pressing.Release release = stage.pressing().release();
    double slowFrom = Math.min(release.slowBelow().value().pascals(), target.pascals());
    double turn = Math.max(above, slowFrom);
    return (target.pascals() - turn) / release.rate().value().pascalsPerSecond()
        + (turn - above) / release.slowRate().value().pascalsPerSecond();
  }
}
