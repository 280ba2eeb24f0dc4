package io.stackline.sequence.stage;

import io.stackline.envelope.Resolution;
import io.stackline.press.ForceChannel;
import io.stackline.press.LossAction;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.recipe.Pressing;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The segments of a stage's program: preload, heating, ramp, dwell or stack pressure, release in
 * one or two rates. One stage, one use.
 */
final class StageSegments {
  /** How long the platens are at temperature before the ramp, so that the cell is warm too. */
  private static final Duration WARM_THROUGH = Duration.ofMinutes(1);

  private final StageJob job;
  private final Area area;
  private final ForceRate ramp;
  private final List<Segment> all = new ArrayList<>();

  private StageSegments(StageJob job) {
    this.job = job;
    area = job.die().area();
    ramp = job.stage().pressing().ramp().value().on(area);
  }

  static List<Segment> of(StageJob job) {
    StageSegments segments = new StageSegments(job);
    segments.preload();
    segments.add(SegmentType.RAMP, job.targetForce(), segments.ramp, Duration.ZERO);
    SegmentType hold = job.isStackPressure() ? SegmentType.INSITU : SegmentType.DWELL;
    segments.add(hold, job.targetForce(), new ForceRate(0), job.dwell());
    segments.release();
    return List.copyOf(segments.all);
  }

  /**
   * Platens warm up under the preload: heating arms the overshoot trip at the force it is told to
   * hold, and what the punch touched with is not known. Where a recipe has no preload, the force at
   * which the punch counts as touching is one.
   */
  private void preload() {
    Pressing.Preload preload = job.stage().pressing().preload();
    Force force = preload.pressure().value().on(area);
    boolean heats = job.stage().temperature().kelvin() > Pressing.ROOM.kelvin();
    if (force.newtons() > 0) {
      add(SegmentType.PRELOAD, force, ramp, preload.hold().value());
    } else if (heats) {
      force = Force.min(StagePrograms.CONTACT, job.targetForce());
      add(SegmentType.PRELOAD, force, ramp, Duration.ZERO);
    }
    if (heats) {
      add(SegmentType.HEAT, force, new ForceRate(0), WARM_THROUGH);
    }
  }

  private void release() {
    Pressing.Release release = job.stage().pressing().release();
    ForceRate rate = release.rate().value().on(area);
    Force slowBelow = release.slowBelow().value().on(area);
    if (slowBelow.newtons() > 0) {
      if (slowBelow.compareTo(job.targetForce()) < 0) {
        add(SegmentType.RELEASE, slowBelow, rate, Duration.ZERO);
      }
      rate = release.slowRate().value().on(area);
    }
    add(SegmentType.RELEASE, Force.ZERO, rate, Duration.ZERO);
  }

  private void add(SegmentType type, Force target, ForceRate rate, Duration duration) {
    all.add(
        new Segment(
            type,
            flags(type),
            target,
            rate,
            duration,
            job.tolerance(),
            job.stage().temperature(),
            onLoss(type)));
  }

  private Set<SegmentFlag> flags(SegmentType type) {
    Pressing pressing = job.stage().pressing();
    Set<SegmentFlag> flags = EnumSet.noneOf(SegmentFlag.class);
    if (Resolution.channel(job.targetForce(), job.press()).kind() == ForceChannel.Kind.LOW) {
      flags.add(SegmentFlag.LOW_CELL);
    }
    if (type == SegmentType.RAMP && pressing.softLanding()) {
      flags.add(SegmentFlag.SOFT_LANDING);
    }
    if (type == SegmentType.INSITU && job.isConstantGap()) {
      // The cell breathes out of any band: time counts as it passes, else the hold would not end.
      flags.add(SegmentFlag.CONSTANT_GAP);
    } else if (holdsTarget(type)) {
      flags.add(SegmentFlag.GUARANTEED_SOAK);
    }
    return flags;
  }

  /**
   * The recipe's word counts while the target is held; a dwell is finished alone unless it says.
   */
  private LossAction onLoss(SegmentType type) {
    LossAction asked = job.stage().pressing().onLoss();
    if (!holdsTarget(type)) {
      return LossAction.BY_TYPE;
    }
    boolean usual = type == SegmentType.DWELL && asked == LossAction.BY_TYPE;
    return usual ? LossAction.FINISH : asked;
  }

  private static boolean holdsTarget(SegmentType type) {
    return type == SegmentType.DWELL || type == SegmentType.INSITU;
  }
}
