package io.stackline.sequence.stage;

import io.stackline.envelope.Above;
import io.stackline.material.Material;
import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.recipe.Stage;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Turns a stage into what its press is given: one program and the hard limits around it (PRESSMAP
 * 1.0). Pressures become forces here, on the area of the die.
 */
public final class StagePrograms {
  /** Force at which the punch counts as touching. */
  static final Force CONTACT = Force.ofKN(0.15);

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
   * The program: preload, heating, ramp, dwell or stack pressure, release in one or two rates;
   * where an override lifts a cap, with the time the press may stay above the usual one.
   *
   * @param runNumber RUN_ID of this attempt
   */
  public static PressProgram program(StageJob job, long runNumber) {
    Stage stage = job.stage();
    return new PressProgram(
        runNumber,
        StageSegments.of(job),
        CONTACT,
        stage.pressing().approach().value(),
        abortRate(job),
        LossAction.BY_TYPE,
        job.above().map(Above::max).orElse(Duration.ZERO),
        job.above().map(Above::above).orElse(Force.ZERO));
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
