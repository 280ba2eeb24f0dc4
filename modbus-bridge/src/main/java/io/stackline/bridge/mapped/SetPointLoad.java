package io.stackline.bridge.mapped;

import io.stackline.map.Stroke;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.QuantityKind;
import java.util.List;

/** One ramp, one dwell, one release: a press that has nothing but three set-points. */
final class SetPointLoad {
  /** How much faster or slower a ramp may be than asked: what acceptance bears, less half. */
  private static final double RATE_OFF = 0.05;

  /** A dwell may be so much longer or shorter: half a second, as acceptance asks. */
  private static final double DWELL_OFF_SECONDS = 0.5;

  private SetPointLoad() {}

  static void fill(Loading loading, Stroke.SetPoints points) {
    List<Segment> ramps = of(loading, SegmentType.RAMP);
    List<Segment> holds = loading.segments().stream().filter(Loading::holds).toList();
    if (ramps.size() != 1 || holds.size() != 1) {
      loading.refuse(
          "it runs one ramp and one dwell, and the program has "
              + ramps.size()
              + " and "
              + holds.size());
      return;
    }
    Segment ramp = ramps.get(0);
    Segment hold = holds.get(0);
    if (!ramp.target().equals(hold.target())) {
      loading.refuse("it dwells where it ramps to, and the program goes on to " + hold.target());
      return;
    }
    double rate = ramp.rate().newtonsPerSecond();
    double seconds = hold.duration().toMillis() / 1e3;
    loading.set(
        points.target(), QuantityKind.FORCE, ramp.target().newtons(), ramp.tolerance().newtons());
    loading.set(points.rate(), QuantityKind.FORCE_RATE, rate, RATE_OFF * rate);
    loading.set(points.dwell(), QuantityKind.DURATION, seconds, DWELL_OFF_SECONDS);
    say(loading, ramp, hold);
  }

  private static void say(Loading loading, Segment ramp, Segment hold) {
    for (Segment segment : of(loading, SegmentType.PRELOAD)) {
      if (segment.target().compareTo(ramp.target()) > 0) {
        loading.refuse("its ramp does not pass through the preload of " + segment.target());
      }
      if (!segment.duration().isZero()) {
        loading.lose("the hold of " + segment.duration().toSeconds() + " s at " + segment.target());
      }
    }
    if (ramp.flags().contains(SegmentFlag.SOFT_LANDING)) {
      loading.lose("the soft landing");
    }
    if (hold.flags().contains(SegmentFlag.GUARANTEED_SOAK)) {
      loading.lose("a dwell that waits while out of band");
    }
    loading.lose("the rate of the release");
  }

  private static List<Segment> of(Loading loading, SegmentType type) {
    return loading.segments().stream().filter(each -> each.type() == type).toList();
  }
}
