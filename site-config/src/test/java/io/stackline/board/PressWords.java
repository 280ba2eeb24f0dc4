package io.stackline.board;

import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressMode;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.press.StatusFlag;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a press says and is given, as examples for the words that carry it. */
final class PressWords {
  private PressWords() {}

  static PressStatus status() {
    return new PressStatus(
        PressState.DWELL,
        PressMode.REMOTE,
        Set.of(StatusFlag.IN_BAND),
        Set.of(Interlock.GUARD_CLOSED, Interlock.GLOVEBOX),
        Set.of(),
        Set.of(Alarm.OIL_LEVEL),
        new PressStatus.Step(
            2, SegmentType.DWELL, Duration.ofMillis(1234), Duration.ZERO, Duration.ofSeconds(60)),
        new PressStatus.Forces(
            Force.ofKN(3.927),
            Force.ofKN(3.927),
            Force.ofKN(3.927),
            Force.UNKNOWN,
            Force.ofKN(3.93),
            LinePressure.ofBar(60.5)),
        new PressStatus.Motion(Length.ofMm(42.1), Speed.ofMmPerSecond(0), -12.5),
        new PressStatus.Climate(
            Temperature.ofCelsius(25), new Temperature(Double.NaN), Temperature.ofCelsius(31), 80),
        new PressStatus.Loaded(1001, ProfileState.RUNNING, 0x1B28, 0x8B4B),
        new PressStatus.Plc(Duration.ofDays(2), 3, 7, Duration.ofMillis(2900), 4_294_967_295L, 1));
  }

  static PressProgram program() {
    Segment hold =
        new Segment(
            SegmentType.INSITU,
            Set.of(SegmentFlag.LOW_CELL, SegmentFlag.GUARANTEED_SOAK),
            Force.ofKN(5.8905),
            new ForceRate(0),
            Segment.UNTIL_RELEASED,
            Force.ofKN(0.157),
            Temperature.ofCelsius(25),
            LossAction.HOLD);
    return new PressProgram(
        0xFFFF_FFFFL,
        List.of(hold),
        Force.ofKN(0.15),
        Speed.ofMmPerSecond(0.25),
        ForceRate.ofKNPerSecond(0.0785),
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  static PressLimits limits() {
    return new PressLimits(
        Force.ofKN(4.0448),
        ForceRate.ofKNPerSecond(0.0785),
        Length.ofMm(45),
        Temperature.ofCelsius(60),
        Force.ofKN(0.0785),
        10,
        ForceRate.ofKNPerSecond(0.0785),
        Area.ofMm2(78.54),
        1);
  }
}
