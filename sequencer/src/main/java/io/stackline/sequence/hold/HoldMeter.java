package io.stackline.sequence.hold;

import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.recipe.StackPressure;
import io.stackline.run.HoldSummary;
import io.stackline.run.HoldSummary.Span;
import io.stackline.sequence.hold.Stretch.Point;
import io.stackline.unit.Area;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a hold by hours and half cycles, in one pass and constant memory. Its time is that of the
 * samples and begins with the first one under stack pressure; one that is not later than the one
 * before is left out, so that samples handed over twice count once.
 */
final class HoldMeter {
  /** The fastest disturbance of a locked press, 35 kPa/s, makes a third of a MPa in it. */
  static final double GAP_SECONDS = 10;

  /** More than thermal play of position and top-ups make within minutes, less than a charge. */
  private static final Length POSITION_TURNS = Length.ofMm(0.002);

  private static final Pressure PRESSURE_TURNS = Pressure.ofMPa(0.5);
  private static final double HOUR = Duration.ofHours(1).toSeconds();
  private static final long UPTIME_MASK = 0xFFFF_FFFFL;

  private final Area area;
  private final boolean byPosition;
  private final HalfCycles halves;
  private final Stretch hour = new Stretch();
  private @Nullable TraceSample last;
  private Point lastPoint = new Point(Double.NaN, Double.NaN);
  private long elapsedMs;
  private int hours;

  /**
   * @param area of the die, which makes pressures of forces
   */
  HoldMeter(Area area, StackPressure hold) {
    this.area = area;
    byPosition = hold.mode() == StackPressure.Mode.CONSTANT_PRESSURE;
    double turns = byPosition ? POSITION_TURNS.metres() : PRESSURE_TURNS.pascals();
    halves = new HalfCycles(hold.cycleTag().isPresent() ? Double.POSITIVE_INFINITY : turns);
  }

  /** What a sample brought. */
  record Step(OptionalDouble seconds, List<HoldSummary> over) {
    static final Step NOTHING = new Step(OptionalDouble.empty(), List.of());

    Step {
      over = List.copyOf(over);
    }
  }

  /**
   * Takes a sample; those of other segments change nothing.
   *
   * @return the seconds since the one before, unless it was left out or is the first
   */
  Step add(TraceSample sample) {
    TraceSample before = last;
    if (sample.segment() != SegmentType.INSITU) {
      return Step.NOTHING;
    }
    long stepMs = before == null ? 0 : (sample.uptimeMs() - before.uptimeMs()) & UPTIME_MASK;
    if (before != null && (stepMs == 0 || stepMs > UPTIME_MASK / 2)) {
      return Step.NOTHING;
    }
    Point point = new Point(sample.force().over(area).pascals(), sample.position().metres());
    last = sample;
    List<HoldSummary> over = new ArrayList<>();
    if (before != null) {
      follow(stepMs / 1e3, lastPoint, point, over);
      elapsedMs += stepMs;
      double signal = byPosition ? point.metres() : point.pascals();
      boolean seen = isSeen(stepMs / 1e3);
      halves.add(stepMs / 1e3, lastPoint, point, seen, seconds(), signal).ifPresent(over::add);
    }
    lastPoint = point;
    return before == null ? Step.NOTHING : new Step(OptionalDouble.of(stepMs / 1e3), over);
  }

  private static boolean isSeen(double step) {
    return step <= GAP_SECONDS;
  }

  /** A step that crosses full hours is cut there. */
  private void follow(double step, Point from, Point to, List<HoldSummary> over) {
    double at = seconds();
    double left = step;
    Point here = from;
    while (at + left >= (hours + 1) * HOUR) {
      double part = (hours + 1) * HOUR - at;
      Point there = here.towards(to, part / left);
      hour(step, part, here, there);
      over.add(hour.summary(Span.HOUR, hours, hours * HOUR, (hours + 1) * HOUR));
      hour.clear();
      hours++;
      at += part;
      left -= part;
      here = there;
    }
    hour(step, left, here, to);
  }

  private void hour(double step, double part, Point from, Point to) {
    if (isSeen(step)) {
      hour.add(part, from, to);
    }
  }

  /** The platens went from one temperature to the other; counts for what is under way. */
  void warm(double seconds, double fromKelvin, double toKelvin) {
    hour.warm(seconds, fromKelvin, toKelvin);
    halves.warm(seconds, fromKelvin, toKelvin);
  }

  /** The tag that tells half cycles tells another one. */
  Optional<HoldSummary> turn() {
    return halves.turn(seconds());
  }

  /** The hold is over: what is under way is summed up as it is. */
  List<HoldSummary> close() {
    List<HoldSummary> over = new ArrayList<>(present().stream().toList());
    hour.clear();
    halves.turn(seconds()).ifPresent(over::add);
    return over;
  }

  /** The hour under way, once anything of it has gone by. */
  Optional<HoldSummary> present() {
    return seconds() > hours * HOUR
        ? Optional.of(hour.summary(Span.HOUR, hours, hours * HOUR, seconds()))
        : Optional.empty();
  }

  boolean hasBegun() {
    return last != null;
  }

  /** Since the hold began. */
  double seconds() {
    return elapsedMs / 1e3;
  }

  int halfCycles() {
    return halves.count();
  }
}
