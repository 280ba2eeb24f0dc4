package io.stackline.opcua.model;

import io.stackline.press.Alarm;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressReading.Stale;
import io.stackline.press.PressStatus;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.util.Optional;

/**
 * A press as last seen: its status and what only a fresh reading tells.
 *
 * @param cap unknown if no limits are loaded
 * @param die area the press divides by, NaN if it is not known
 * @param owned whether this site's bridge owns it, empty if it is not known
 */
record PressView(PressStatus status, Force cap, Area die, Optional<Boolean> owned) {
  static PressView of(Fresh reading) {
    return new PressView(
        reading.now(), reading.cap(), reading.dieArea(), Optional.of(reading.owned()));
  }

  /** What was fresh before stays the best guess while the reading is stale. */
  static PressView of(Stale reading, Optional<PressView> before) {
    return new PressView(
        reading.last(),
        before.map(PressView::cap).orElse(Force.UNKNOWN),
        before.map(PressView::die).orElse(new Area(Double.NaN)),
        before.flatMap(PressView::owned));
  }

  /** Whether the press raises this alarm, tripped or as a warning. */
  boolean raises(Alarm alarm) {
    return status.trips().contains(alarm) || status.warnings().contains(alarm);
  }

  double megapascals(Force force) {
    return force.over(die).toMPa();
  }
}
