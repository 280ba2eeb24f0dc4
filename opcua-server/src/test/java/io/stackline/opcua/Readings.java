package io.stackline.opcua;

import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.PressStatus.Climate;
import io.stackline.press.PressStatus.Forces;
import io.stackline.press.PressStatus.Loaded;
import io.stackline.press.PressStatus.Motion;
import io.stackline.press.PressStatus.Plc;
import io.stackline.press.PressStatus.Step;
import io.stackline.press.ProfileState;
import io.stackline.press.Sampled;
import io.stackline.press.SegmentType;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Readings of a press in a Ø10 die, so that 78.54 kN are 1000 MPa. */
public final class Readings {
  public static final Area DIE_AREA = Area.ofBore(Length.ofMm(10));
  public static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");

  private Readings() {}

  public static PressReading fresh(PressId press, Instant at, double kilonewtons) {
    return fresh(press, at, status(kilonewtons, Set.of()));
  }

  public static PressReading fresh(PressId press, Instant at, PressStatus status) {
    return new PressReading.Fresh(press, at, status, Force.ofKN(20.6), DIE_AREA, true);
  }

  public static PressReading sampled(PressId press, Instant at, Sampled sampled) {
    PressStatus status = status(19.6, Set.of());
    return new PressReading.Fresh(press, at, status, Force.ofKN(20.6), DIE_AREA, true, sampled);
  }

  public static PressReading unlimited(PressId press, Instant at, double kilonewtons) {
    return new PressReading.Fresh(
        press, at, status(kilonewtons, Set.of()), Force.UNKNOWN, new Area(Double.NaN), false);
  }

  public static PressReading stale(PressId press, Instant at, double kilonewtons) {
    return new PressReading.Stale(
        press, at, at.minusSeconds(1), status(kilonewtons, Set.of()), "3 scans missed");
  }

  public static PressReading lost(PressId press, Instant at) {
    return new PressReading.Lost(press, at, at.minusSeconds(2), "no answer since 2 s");
  }

  /** Dwelling at this force, one permissive missing, no heated platens. */
  public static PressStatus status(double kilonewtons, Set<Alarm> trips) {
    Set<Interlock> healthy = EnumSet.allOf(Interlock.class);
    healthy.remove(Interlock.GUARD_LOCKED);
    Force force = Force.ofKN(kilonewtons);
    return new PressStatus(
        PressState.DWELL,
        PressMode.REMOTE,
        Set.of(),
        healthy,
        trips,
        Set.of(Alarm.OIL_LEVEL),
        new Step(
            2,
            SegmentType.DWELL,
            Duration.ofSeconds(12),
            Duration.ofMillis(11_500),
            Duration.ofMillis(168_500)),
        new Forces(
            force,
            Force.ofKN(19.635),
            Force.ofKN(19.635),
            Force.UNKNOWN,
            force,
            LinePressure.ofBar(25)),
        new Motion(Length.ofMm(41.25), Speed.ofMmPerSecond(0.01), 12),
        new Climate(
            new Temperature(Double.NaN),
            new Temperature(Double.NaN),
            Temperature.ofCelsius(38.5),
            71),
        new Loaded(4711, ProfileState.RUNNING, 1, 2),
        new Plc(Duration.ofHours(1), 3, 7, Duration.ofSeconds(2), 900, 1234));
  }

  /** Holding a stack pressure. */
  public static PressReading inSitu(PressId press) {
    return fresh(press, T0, in(PressState.INSITU));
  }

  /** The same press in another state of its program, with nothing tripped. */
  public static PressStatus in(PressState state) {
    PressStatus dwelling = status(5, Set.of());
    return new PressStatus(
        state,
        dwelling.mode(),
        dwelling.flags(),
        dwelling.healthy(),
        dwelling.trips(),
        dwelling.warnings(),
        dwelling.step(),
        dwelling.forces(),
        dwelling.motion(),
        dwelling.climate(),
        dwelling.loaded(),
        dwelling.plc());
  }
}
