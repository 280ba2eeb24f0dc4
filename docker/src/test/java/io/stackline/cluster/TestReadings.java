package io.stackline.cluster;

import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Readings as a bridge would say them. */
final class TestReadings {
  private TestReadings() {}

  static PressReading fresh(PressId press, Instant at, double kilonewtons) {
    Force force = Force.ofKN(kilonewtons);
    PressStatus status =
        new PressStatus(
            PressState.DWELL,
            PressMode.REMOTE,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            new PressStatus.Step(
                2, SegmentType.DWELL, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60)),
            new PressStatus.Forces(
                force, force, force, Force.UNKNOWN, force, LinePressure.ofBar(60.5)),
            new PressStatus.Motion(Length.ofMm(42.1), Speed.ofMmPerSecond(0), 0),
            new PressStatus.Climate(
                Temperature.ofCelsius(25),
                Temperature.ofCelsius(25),
                Temperature.ofCelsius(31),
                80),
            new PressStatus.Loaded(1001, ProfileState.RUNNING, 1, 1),
            new PressStatus.Plc(Duration.ofDays(2), 3, 7, Duration.ofSeconds(3), 1, 1));
    return new PressReading.Fresh(press, at, status, Force.UNKNOWN, Area.ofMm2(78.54), true);
  }
}
