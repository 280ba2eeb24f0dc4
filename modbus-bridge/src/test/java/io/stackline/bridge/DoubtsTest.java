package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.Alarm;
import io.stackline.press.Doubt;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.PressStatus.Climate;
import io.stackline.press.PressStatus.Forces;
import io.stackline.press.PressStatus.Loaded;
import io.stackline.press.PressStatus.Motion;
import io.stackline.press.PressStatus.Plc;
import io.stackline.press.PressStatus.Step;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.press.Signal;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The press is rated 245.2 kN and has a stroke of 50 mm. */
class DoubtsTest {
  @Test
  void aWholeStatusOfAWholePressIsNotDoubted() {
    assertEquals(Map.of(), doubts(200, 25, 60, Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "294, 50.9, 599",
    "-294, -0.9, -39",
  })
  void whatCanJustBeTrueIsNotDoubted(double kilonewtons, double millimetres, double celsius) {
    assertEquals(Map.of(), doubts(kilonewtons, millimetres, celsius, Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "295, 25, 60, FORCE, beyond 1.2 times what the press is rated",
    "-295, 25, 60, FORCE, beyond 1.2 times what the press is rated",
    "200, 51.1, 60, POSITION, outside the stroke of the ram",
    "200, -1.1, 60, POSITION, outside the stroke of the ram",
    "200, 25, 601, PLATEN_UPPER, no temperature of a press",
    "200, 25, -41, PLATEN_UPPER, no temperature of a press",
  })
  void whatCannotBeTrueIsUncertain(
      double kilonewtons, double millimetres, double celsius, Signal signal, String cause) {
    assertEquals(
        Map.of(signal, Doubt.uncertain(cause)),
        doubts(kilonewtons, millimetres, celsius, Set.of()));
  }

  @Test
  void aFailedSensorGoesBeforeWhatItShows() {
    Doubt cell = Doubt.bad("the load cell has failed");
    Map<Signal, Doubt> found = doubts(Double.NaN, 99, 60, Set.of(Alarm.LOAD_CELL));
    assertEquals(cell, found.get(Signal.FORCE));
    assertEquals(cell, doubts(999, 25, 60, Set.of(Alarm.LOAD_CELL)).get(Signal.FORCE));
    assertEquals(
        Doubt.bad("the position sensor has failed"),
        doubts(200, 99, 60, Set.of(Alarm.POSITION_SENSOR)).get(Signal.POSITION));
  }

  private static Map<Signal, Doubt> doubts(
      double kilonewtons, double millimetres, double celsius, Set<Alarm> trips) {
    Force force = Force.ofKN(100);
    Temperature room = Temperature.ofCelsius(25);
    PressStatus status =
        new PressStatus(
            PressState.IDLE,
            PressMode.REMOTE,
            Set.of(),
            Set.of(),
            trips,
            Set.of(),
            new Step(0, SegmentType.NONE, Duration.ZERO, Duration.ZERO, Duration.ZERO),
            new Forces(Force.ofKN(kilonewtons), force, force, force, force, LinePressure.ofBar(20)),
            new Motion(Length.ofMm(millimetres), Speed.ofMmPerSecond(0), 0),
            new Climate(Temperature.ofCelsius(celsius), room, room, 80),
            new Loaded(0, ProfileState.EMPTY, 0, 0),
            new Plc(Duration.ZERO, 1, 1, Duration.ZERO, 0, 0));
    return Doubts.of(status, Rig.site().presses().values().iterator().next().press());
  }
}
