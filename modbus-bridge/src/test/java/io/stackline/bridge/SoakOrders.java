package io.stackline.bridge;

import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.run.OrderId;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A hold of 75 MPa ± 2 % on a bore of 10 mm that lasts until it is released. */
final class SoakOrders {
  static final double TARGET_MPA = 75;

  private static final Force TARGET = Force.ofKN(TARGET_MPA * SoakPress.KN_PER_MPA);
  private static final Force BAND = Force.ofKN(0.02 * TARGET_MPA * SoakPress.KN_PER_MPA);
  private static final ForceRate RATE = ForceRate.ofKNPerSecond(SoakPress.KN_PER_MPA);
  private static final double CAP_OVER_TARGET = 1.03;

  private SoakOrders() {}

  static PressOrder.RunProgram hold(
      OrderId id, long term, RunId run, String stage, long runNumber) {
    return new PressOrder.RunProgram(id, term, run, stage, program(runNumber), limits());
  }

  private static PressProgram program(long runNumber) {
    return new PressProgram(
        runNumber,
        List.of(
            segment(SegmentType.RAMP, TARGET, Duration.ZERO),
            segment(SegmentType.INSITU, TARGET, Segment.UNTIL_RELEASED),
            segment(SegmentType.RELEASE, Force.ZERO, Duration.ZERO)),
        Force.ofKN(0.15),
        Speed.ofMmPerSecond(0.25),
        RATE,
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  private static Segment segment(SegmentType type, Force target, Duration duration) {
    return new Segment(
        type,
        Set.of(SegmentFlag.LOW_CELL),
        target,
        RATE,
        duration,
        BAND,
        Temperature.ofCelsius(25),
        LossAction.BY_TYPE);
  }

  private static PressLimits limits() {
    return new PressLimits(
        Force.ofKN(CAP_OVER_TARGET * SoakPressure.CAP_MPA * SoakPress.KN_PER_MPA),
        ForceRate.ofKNPerSecond(0.5),
        Length.ofMm(45),
        Temperature.ofCelsius(60),
        Force.ofKN(0.3),
        10,
        RATE,
        Area.ofMm2(78.54),
        1);
  }
}
