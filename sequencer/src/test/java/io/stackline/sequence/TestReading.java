package io.stackline.sequence;

import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.Set;

/** What a press tells of itself. */
public final class TestReading {
  private TestReading() {}

  /** A press whose program is paused in the ramp. */
  static PressStatus paused(long runNumber) {
    return at(PressState.PAUSED, runNumber);
  }

  /** A press in this state whose last stroke had this number. */
  public static PressStatus at(PressState state, long runNumber) {
    Force force = Force.ofKN(5);
    Temperature room = Temperature.ofCelsius(25);
    return new PressStatus(
        state,
        PressMode.REMOTE,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        new PressStatus.Step(1, SegmentType.RAMP, Duration.ZERO, Duration.ZERO, Duration.ZERO),
        new PressStatus.Forces(force, force, force, force, force, LinePressure.ofBar(20)),
        new PressStatus.Motion(Length.ofMm(40), Speed.ofMmPerSecond(0), 0),
        new PressStatus.Climate(room, room, room, 80),
        new PressStatus.Loaded(runNumber, ProfileState.RUNNING, 1, 1),
        new PressStatus.Plc(Duration.ofHours(1), 1, 1, Duration.ofSeconds(3), 10, 1));
  }
}
