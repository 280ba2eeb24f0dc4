package io.stackline.bridge.mapped;

import io.stackline.bridge.mapped.Load.Leg;
import io.stackline.map.Stroke;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.QuantityKind;
import java.time.Duration;

/** A press that only follows a set-point: the bridge walks it through the program. */
final class HostLoad {
  /** Below 95 % of the target at the full rate, then at a quarter of it. */
  private static final double LANDING_FROM = 0.95;

  private static final double LANDING_RATE = 0.25;

  private HostLoad() {}

  static void fill(Loading loading, Stroke.HostTimed timed) {
    if (loading.map().point(timed.target()).upkeep().eeprom()) {
      loading.refuse("each step of its set-point would wear out its memory");
      return;
    }
    Force at = Force.ZERO;
    for (int n = 0; n < loading.segments().size(); n++) {
      Segment segment = loading.segments().get(n);
      Force knee = segment.target().times(LANDING_FROM);
      boolean soft = segment.flags().contains(SegmentFlag.SOFT_LANDING);
      if (soft && at.compareTo(knee) < 0) {
        loading.leg(leg(n, segment, knee, 1, Duration.ZERO));
        loading.leg(leg(n, segment, segment.target(), LANDING_RATE, segment.duration()));
      } else {
        loading.leg(leg(n, segment, segment.target(), 1, segment.duration()));
      }
      at = segment.target();
      check(loading, timed, segment);
    }
    loading.set(timed.target(), QuantityKind.FORCE, 0, 0);
    timed
        .rate()
        .ifPresent(
            rate -> {
              double fastest = fastest(loading);
              loading.set(rate, QuantityKind.FORCE_RATE, fastest, 0.2 * fastest);
            });
    loading.lose("ramp, dwell and release by itself: the bridge times them");
  }

  private static void check(Loading loading, Stroke.HostTimed timed, Segment segment) {
    double target = segment.target().newtons();
    double off = Math.abs(loading.held(timed.target(), QuantityKind.FORCE, target) - target);
    if (off > segment.tolerance().newtons()) {
      loading.refuse("its set-point cannot be " + segment.target());
    }
  }

  private static Leg leg(int n, Segment from, Force target, double slower, Duration hold) {
    double rate = from.rate().newtonsPerSecond() * slower;
    return new Leg(n, from.type(), target, new ForceRate(rate), hold, from.tolerance());
  }

  private static double fastest(Loading loading) {
    return loading.segments().stream()
        .filter(each -> each.type() != SegmentType.DWELL)
        .mapToDouble(each -> each.rate().newtonsPerSecond())
        .max()
        .orElse(0);
  }
}
