package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;

/**
 * When the pressure of a hold is worth an alarm: the recipe's word where it speaks, else what is
 * usual, which is an assumption of ours. Each value says which.
 *
 * @param deviation how far the pressure may be off its target; empty where it is to swing with the
 *     cell, at a constant gap, and the recipe names no bound
 * @param lasting for how long it must be off before it is told, and back before that is over
 * @param contactLoss by which share of the target it may be too low before the cell may lose
 *     contact, 0 to 1
 */
public record HoldWindow(
    Optional<Sourced<Pressure>> deviation,
    Sourced<Duration> lasting,
    Sourced<Double> contactLoss,
    HoldAlarm.Then then) {
  private static final double DEVIATION_SHARE = 0.05;
  private static final Pressure DEVIATION_MIN = Pressure.ofMPa(2);
  private static final Duration LASTING = Duration.ofSeconds(30);
  private static final double CONTACT_LOSS_SHARE = 0.20;

  /** The window around this target: usually 5 % or 2 MPa, the larger, for 30 s; 20 % too low. */
  public static HoldWindow of(StackPressure hold, Pressure target) {
    HoldAlarm asked = hold.alarm().orElse(HoldAlarm.USUAL);
    Optional<Sourced<Pressure>> usual =
        hold.mode() == StackPressure.Mode.CONSTANT_GAP
            ? Optional.empty()
            : Optional.of(usual(Pressure.max(target.times(DEVIATION_SHARE), DEVIATION_MIN)));
    return new HoldWindow(
        asked.deviation().map(each -> each.around(target)).or(() -> usual),
        asked.lasting().orElseGet(() -> usual(LASTING)),
        asked.contactLoss().orElseGet(() -> usual(CONTACT_LOSS_SHARE)),
        asked.then());
  }

  private static <T> Sourced<T> usual(T value) {
    return new Sourced<>(value, Criteria.USUAL);
  }
}
