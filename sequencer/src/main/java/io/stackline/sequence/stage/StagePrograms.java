package io.stackline.sequence.stage;

import io.stackline.envelope.Resolution;
import io.stackline.material.Material;
import io.stackline.press.ForceChannel;
import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Stage;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a stage into what its press is given: one program and the hard limits around it (PRESSMAP
 * 1.0). Pressures become forces here, on the area of the die.
 */
public final class StagePrograms {
  /** Force at which the punch counts as touching. */
  static final Force CONTACT = Force.ofKN(0.15);

  /** The platens are not heated: their set-point is the room. */
  private static final Temperature ROOM = Temperature.ofCelsius(25);

  /** Slowest decompression after an abort, on the specimen. */
  private static final PressureRate ABORT_RATE = PressureRate.ofMPaPerSecond(1);

  private static final Length POSITION_MAX = Length.ofMm(45);
  private static final double RATE_CAP_OVER_RAMP = 2;
  private static final double OVERSHOOT_TRIP = 0.02;
  private static final Pressure OVERSHOOT_TRIP_MIN = Pressure.ofMPa(1);
  private static final Pressure OVERSHOOT_TRIP_MIN_METAL = Pressure.ofMPa(0.5);
  private static final double IMBALANCE_TRIP_PERCENT = 10;

  private StagePrograms() {}

  /**
   * The program: preload, ramp, dwell or stack pressure, release in one or two rates.
   *
   * @param runNumber RUN_ID of this attempt
   */
  public static PressProgram program(StageJob job, long runNumber) {
    Stage stage = job.stage();
    return new PressProgram(
        runNumber,
        segments(job),
        CONTACT,
        stage.pressing().approach().value(),
        abortRate(job),
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  /**
   * The limits the PLC enforces whatever happens to us.
   *
   * @param id names this set of limits
   */
  public static PressLimits limits(StageJob job, long id) {
    Area area = job.die().area();
    Length stroke = job.press().stroke();
    return new PressLimits(
        job.trip(),
        times(job.stage().pressing().ramp().value().on(area), RATE_CAP_OVER_RAMP),
        stroke.metres() < POSITION_MAX.metres() ? stroke : POSITION_MAX,
        temperatureCap(job),
        overshootTrip(job),
        IMBALANCE_TRIP_PERCENT,
        abortRate(job),
        area,
        id);
  }

  private static List<Segment> segments(StageJob job) {
    Stage stage = job.stage();
    Area area = job.die().area();
    ForceRate ramp = stage.pressing().ramp().value().on(area);
    Force target = job.targetForce();
    List<Segment> all = new ArrayList<>();
    Pressing.Preload preload = stage.pressing().preload();
    if (preload.pressure().value().pascals() > 0) {
      Force force = preload.pressure().value().on(area);
      all.add(segment(job, SegmentType.PRELOAD, force, ramp, preload.hold().value()));
    }
    all.add(segment(job, SegmentType.RAMP, target, ramp, Duration.ZERO));
    SegmentType hold = job.isStackPressure() ? SegmentType.INSITU : SegmentType.DWELL;
    all.add(segment(job, hold, target, new ForceRate(0), job.dwell()));
    Pressing.Release release = stage.pressing().release();
    ForceRate rate = release.rate().value().on(area);
    Force slowBelow = release.slowBelow().value().on(area);
    if (slowBelow.newtons() > 0) {
      if (slowBelow.compareTo(target) < 0) {
        all.add(segment(job, SegmentType.RELEASE, slowBelow, rate, Duration.ZERO));
      }
      rate = release.slowRate().value().on(area);
    }
    all.add(segment(job, SegmentType.RELEASE, Force.ZERO, rate, Duration.ZERO));
    return all;
  }

  private static Segment segment(
      StageJob job, SegmentType type, Force target, ForceRate rate, Duration duration) {
    Set<SegmentFlag> flags = EnumSet.noneOf(SegmentFlag.class);
    if (Resolution.channel(job.targetForce(), job.press()).kind() == ForceChannel.Kind.LOW) {
      flags.add(SegmentFlag.LOW_CELL);
    }
    if (type == SegmentType.RAMP && job.stage().pressing().softLanding()) {
      flags.add(SegmentFlag.SOFT_LANDING);
    }
    if (type == SegmentType.DWELL || type == SegmentType.INSITU) {
      flags.add(SegmentFlag.GUARANTEED_SOAK);
    }
    LossAction onLoss = type == SegmentType.DWELL ? LossAction.FINISH : LossAction.BY_TYPE;
    return new Segment(type, flags, target, rate, duration, job.tolerance(), ROOM, onLoss);
  }

  /** As fast as the recipe releases, for that is known to be good, but not slower than 1 MPa/s. */
  private static ForceRate abortRate(StageJob job) {
    PressureRate release = job.stage().pressing().release().rate().value();
    boolean faster = release.pascalsPerSecond() > ABORT_RATE.pascalsPerSecond();
    return (faster ? release : ABORT_RATE).on(job.die().area());
  }

  private static Force overshootTrip(StageJob job) {
    Area area = job.die().area();
    Force share = job.targetForce().times(OVERSHOOT_TRIP);
    Force least = (job.hasMetal() ? OVERSHOOT_TRIP_MIN_METAL : OVERSHOOT_TRIP_MIN).on(area);
    return Collections.max(List.of(share, least));
  }

  private static Temperature temperatureCap(StageJob job) {
    double kelvin = job.die().temperatureMax().kelvin();
    for (Material each : job.materials()) {
      kelvin = Math.min(kelvin, each.temperatureMax().value().kelvin());
    }
    return new Temperature(kelvin);
  }

  private static ForceRate times(ForceRate rate, double factor) {
    return new ForceRate(rate.newtonsPerSecond() * factor);
  }
}
