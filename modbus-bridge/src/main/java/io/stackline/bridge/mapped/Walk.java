package io.stackline.bridge.mapped;

import io.stackline.bridge.mapped.Load.Leg;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where the set-point of a stroke stands that the bridge times. It never jumps: however long ago
 * the last step was, one step is at most what {@value #STEP_MAX_MS} ms of its rate make. In a hold
 * only time in band counts, and out of band it lasts at most three times as long as asked.
 *
 * @param legs still to go, the first one under way
 * @param setpoint as the bridge means it, before rounding to the register
 * @param at when it was last moved
 * @param held in-band time of the hold under way; {@code holding} its whole time
 * @param frozen whether it stands still until somebody lets it go on
 * @param overdue whether a hold was given up because it stayed out of band
 */
record Walk(
    List<Leg> legs,
    Force setpoint,
    Instant at,
    Duration held,
    Duration holding,
    boolean frozen,
    boolean overdue) {
  private static final long STEP_MAX_MS = 500;
  private static final int SOAK_MAX = 3;

  Walk {
    legs = List.copyOf(legs);
  }

  /**
   * Begins at the force at which the punch counts as touching, where it waits for contact.
   *
   * @param contact a set-point with which the ram moves
   */
  static Walk begun(List<Leg> legs, Force contact, Instant at) {
    return new Walk(legs, contact, at, Duration.ZERO, Duration.ZERO, false, false);
  }

  boolean isOver() {
    return legs.isEmpty();
  }

  /** The leg under way; there is one until it is over. */
  Leg leg() {
    return legs.get(0);
  }

  Walk freeze(boolean stand) {
    return new Walk(legs, setpoint, at, held, holding, stand, overdue);
  }

  /** Time passes in which the press is not seen: nothing moves and nothing counts. */
  Walk stood(Instant now) {
    return new Walk(legs, setpoint, now, held, holding, frozen, overdue);
  }

  /** Whether the set-point is where its leg ends. */
  boolean isThere() {
    return setpoint.equals(leg().target());
  }

  /** Time passes under the eyes of the bridge, with this force on the press. */
  Walk step(Force force, Instant now) {
    if (isOver() || frozen) {
      return stood(now);
    }
    Duration passed = Duration.between(at, now);
    Duration counted = passed.toMillis() > STEP_MAX_MS ? Duration.ofMillis(STEP_MAX_MS) : passed;
    return isThere() ? hold(force, counted, now) : move(counted, now);
  }

  private Walk move(Duration passed, Instant now) {
    double way = leg().target().newtons() - setpoint.newtons();
    double step = leg().rate().newtonsPerSecond() * passed.toNanos() / 1e9;
    Force next =
        Math.abs(way) <= step || leg().rate().newtonsPerSecond() <= 0
            ? leg().target()
            : new Force(setpoint.newtons() + Math.signum(way) * step);
    Walk moved = new Walk(legs, next, now, Duration.ZERO, Duration.ZERO, false, overdue);
    return moved.isThere() && leg().hold().isZero() ? moved.nextLeg(false) : moved;
  }

  private Walk hold(Force force, Duration passed, Instant now) {
    boolean inBand = isInBand(force);
    Duration in = inBand ? held.plus(passed) : held;
    Duration all = holding.plus(passed);
    Walk stayed = new Walk(legs, setpoint, now, in, all, false, overdue);
    if (in.compareTo(leg().hold()) >= 0) {
      return stayed.nextLeg(false);
    }
    boolean late = all.compareTo(leg().hold().multipliedBy(SOAK_MAX)) >= 0;
    return late ? stayed.nextLeg(true) : stayed;
  }

  boolean isInBand(Force force) {
    return Math.abs(force.newtons() - leg().target().newtons()) <= leg().tolerance().newtons();
  }

  private Walk nextLeg(boolean late) {
    List<Leg> rest = legs.subList(1, legs.size());
    return new Walk(rest, setpoint, at, Duration.ZERO, Duration.ZERO, false, overdue || late);
  }
}
