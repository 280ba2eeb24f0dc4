package io.stackline.bridge.register;

import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The lamination of lithium at 50 MPa on a bore of 10 mm, whose bytes PRESSMAP 1.0 publishes. */
public final class Programs {
  private static final Temperature ROOM = Temperature.ofCelsius(25);
  private static final Force BAND = Force.ofKN(0.0785);
  private static final Force TARGET = Force.ofKN(3.927);
  private static final ForceRate RAMP = ForceRate.ofKNPerSecond(0.03927);
  private static final ForceRate STILL = ForceRate.ofKNPerSecond(0);

  private Programs() {}

  public static PressProgram lamination() {
    return lamination(1001);
  }

  public static PressProgram lamination(long runNumber) {
    return new PressProgram(
        runNumber,
        List.of(preload(), ramp(), dwell(), release()),
        Force.ofKN(0.15),
        Speed.ofMmPerSecond(0.25),
        ForceRate.ofKNPerSecond(0.0785),
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  /** The same force in a fifth of the time, for tests that are not about bytes. */
  public static PressProgram brisk(long runNumber) {
    ForceRate rate = ForceRate.ofKNPerSecond(1);
    PressProgram slow = lamination(runNumber);
    return new PressProgram(
        runNumber,
        slow.segments().stream()
            .map(
                each ->
                    new Segment(
                        each.type(),
                        each.flags(),
                        each.target(),
                        each.rate().newtonsPerSecond() > 0 ? rate : each.rate(),
                        each.duration().dividedBy(2),
                        each.tolerance(),
                        each.temperature(),
                        each.onLoss()))
            .toList(),
        slow.contact(),
        slow.approach(),
        slow.abortRate(),
        slow.onLoss(),
        slow.timeAbove(),
        slow.above());
  }

  private static Segment preload() {
    return new Segment(
        SegmentType.PRELOAD,
        Set.of(SegmentFlag.LOW_CELL),
        Force.ofKN(0.2356),
        RAMP,
        Duration.ofSeconds(10),
        BAND,
        ROOM,
        LossAction.BY_TYPE);
  }

  private static Segment ramp() {
    return new Segment(
        SegmentType.RAMP,
        Set.of(SegmentFlag.LOW_CELL, SegmentFlag.SOFT_LANDING),
        TARGET,
        RAMP,
        Duration.ZERO,
        BAND,
        ROOM,
        LossAction.BY_TYPE);
  }

  private static Segment dwell() {
    return new Segment(
        SegmentType.DWELL,
        Set.of(SegmentFlag.LOW_CELL, SegmentFlag.GUARANTEED_SOAK),
        TARGET,
        STILL,
        Duration.ofSeconds(60),
        BAND,
        ROOM,
        LossAction.FINISH);
  }

  private static Segment release() {
    return new Segment(
        SegmentType.RELEASE,
        Set.of(SegmentFlag.LOW_CELL),
        Force.ZERO,
        ForceRate.ofKNPerSecond(0.07854),
        Duration.ZERO,
        BAND,
        ROOM,
        LossAction.BY_TYPE);
  }

  public static PressLimits limits() {
    return new PressLimits(
        Force.ofKN(4.0448),
        ForceRate.ofKNPerSecond(0.0785),
        Length.ofMm(45),
        Temperature.ofCelsius(60),
        BAND,
        10,
        ForceRate.ofKNPerSecond(0.0785),
        Area.ofMm2(78.54),
        1);
  }
}
