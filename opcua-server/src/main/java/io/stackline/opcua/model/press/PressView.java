package io.stackline.opcua.model.press;

import io.stackline.opcua.value.Sample;
import io.stackline.press.Doubt;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressReading.Stale;
import io.stackline.press.PressStatus;
import io.stackline.press.Sampled;
import io.stackline.press.Signal;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.util.Optional;

/**
 * A press as last seen: its status and what only a fresh reading tells.
 *
 * @param cap unknown if no limits are loaded
 * @param die area the press divides by, NaN if it is not known
 * @param owned whether this site's bridge owns it, empty if it is not known
 * @param sampled when it was true and how far each value may be trusted
 */
record PressView(
    PressStatus status, Force cap, Area die, Optional<Boolean> owned, Sampled sampled) {
  static PressView of(Fresh reading) {
    return new PressView(
        reading.now(),
        reading.cap(),
        reading.dieArea(),
        Optional.of(reading.owned()),
        reading.sampled());
  }

  /** What was fresh before stays the best guess while the reading is stale. */
  static PressView of(Stale reading, Optional<PressView> before) {
    return new PressView(
        reading.last(),
        before.map(PressView::cap).orElse(Force.UNKNOWN),
        before.map(PressView::die).orElse(new Area(Double.NaN)),
        before.flatMap(PressView::owned),
        before.map(PressView::sampled).orElse(Sampled.at(reading.since())));
  }

  /** A sample of this signal with the status its doubt gives it, if there is one. */
  Sample trusted(Signal signal, Sample sample) {
    Doubt doubt = sampled.doubts().get(signal);
    return doubt == null ? sample : Doubted.by(doubt, sample);
  }

  /** Whether all variables but the further ones show the same of both; told at a glance. */
  @SuppressWarnings("ReferenceEquality") // the bridge gives the same status while nothing changes
  boolean showsAs(PressView other) {
    return status == other.status
        && cap.equals(other.cap)
        && die.equals(other.die)
        && owned.equals(other.owned)
        && sampled.doubts().equals(other.sampled.doubts());
  }

  /**
   * Whether the press tells all its permissives. One that counts neither its boots nor its strokes
   * speaks a map of its own: what it misses stands in its alarms.
   */
  boolean tellsPermissives() {
    return status.plc().bootCount() != 0 || status.plc().cycles() != 0;
  }

  double megapascals(Force force) {
    return force.over(die).toMPa();
  }
}
