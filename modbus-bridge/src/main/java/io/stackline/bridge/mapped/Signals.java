package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointImage;
import io.stackline.map.RegisterMap;
import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.press.Signal;
import io.stackline.press.StatusFlag;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The status of a press from the signals of its map; what the map lacks is NaN, empty or zero. */
record Signals(RegisterMap map, PointImage image) {
  /** Permissives that are not given while the alarm stands, and are given while it does not. */
  private static final Map<Alarm, Interlock> INTERLOCKS =
      new EnumMap<>(
          Map.of(
              Alarm.EMERGENCY_STOP, Interlock.EMERGENCY_STOP,
              Alarm.GUARD, Interlock.GUARD_CLOSED,
              Alarm.OIL_TEMPERATURE, Interlock.OIL_TEMPERATURE,
              Alarm.OIL_LEVEL, Interlock.OIL_LEVEL,
              Alarm.OVERTRAVEL, Interlock.OVERTRAVEL,
              Alarm.LOAD_CELL, Interlock.LOAD_CELL,
              Alarm.FORCE_MISMATCH, Interlock.FORCE_AGREES,
              Alarm.PLATEN_TEMPERATURE, Interlock.PLATEN_TEMPERATURE,
              Alarm.PUMP, Interlock.PUMP,
              Alarm.GLOVEBOX, Interlock.GLOVEBOX));

  PressStatus status(PressState state, Set<Alarm> trips) {
    return new PressStatus(
        state,
        state == PressState.MANUAL ? PressMode.LOCAL : PressMode.REMOTE,
        flags(state, trips),
        healthy(),
        trips,
        Set.of(),
        new PressStatus.Step(
            (int) number(Signal.STEP, 0),
            type(state),
            Duration.ZERO,
            duration(Signal.DWELL_CREDITED),
            duration(Signal.DWELL_REMAINING)),
        new PressStatus.Forces(
            force(Signal.FORCE),
            force(Signal.SETPOINT),
            force(Signal.TARGET),
            force(Signal.LOW_RANGE),
            force(Signal.PEAK),
            new LinePressure(si(Signal.LINE, QuantityKind.LINE_PRESSURE)),
            cells()),
        new PressStatus.Motion(
            new Length(si(Signal.POSITION, QuantityKind.LENGTH)),
            new Speed(si(Signal.SPEED, QuantityKind.SPEED)),
            percent(Signal.OUTPUT)),
        new PressStatus.Climate(
            temperature(Signal.PLATEN_UPPER),
            temperature(Signal.PLATEN_LOWER),
            temperature(Signal.OIL),
            percent(Signal.OIL_LEVEL)),
        new PressStatus.Loaded(0, ProfileState.EMPTY, 0, 0),
        new PressStatus.Plc(duration(Signal.UPTIME), 0, 0, Duration.ZERO, 0, 0));
  }

  /** All three, or none where one of them is not fitted. */
  private List<Force> cells() {
    List<Force> cells = List.of(force(Signal.CELL_1), force(Signal.CELL_2), force(Signal.CELL_3));
    return cells.stream().allMatch(Force::isKnown) ? cells : List.of();
  }

  /** Only what follows from the state itself. */
  private static Set<StatusFlag> flags(PressState state, Set<Alarm> trips) {
    Set<StatusFlag> flags = EnumSet.noneOf(StatusFlag.class);
    if (state.isActive()) {
      flags.add(StatusFlag.RUNNING);
    }
    if (state == PressState.PAUSED) {
      flags.add(StatusFlag.PAUSED);
    }
    if (!trips.isEmpty()) {
      flags.add(StatusFlag.ANY_ALARM);
    }
    return flags;
  }

  private Set<Interlock> healthy() {
    Set<Interlock> healthy = EnumSet.noneOf(Interlock.class);
    map.alarms()
        .forEach(
            (alarm, condition) -> {
              Interlock interlock = INTERLOCKS.get(alarm);
              if (interlock != null && !Conditions.holds(image, condition).orElse(true)) {
                healthy.add(interlock);
              }
            });
    return healthy;
  }

  static SegmentType type(PressState state) {
    return switch (state) {
      case APPROACH, RAMP -> SegmentType.RAMP;
      case DWELL -> SegmentType.DWELL;
      case INSITU -> SegmentType.INSITU;
      case RELEASE, ABORTING -> SegmentType.RELEASE;
      default -> SegmentType.NONE;
    };
  }

  private double number(Signal signal, double otherwise) {
    double number = map.point(signal).map(each -> image.value(each).number()).orElse(otherwise);
    return Double.isNaN(number) ? otherwise : number;
  }

  private double si(Signal signal, QuantityKind kind) {
    return map.point(signal)
        .map(each -> Units.toSi(each, kind, image.value(each).number()))
        .orElse(Double.NaN);
  }

  private Force force(Signal signal) {
    return new Force(si(signal, QuantityKind.FORCE));
  }

  private Temperature temperature(Signal signal) {
    return new Temperature(si(signal, QuantityKind.TEMPERATURE));
  }

  private double percent(Signal signal) {
    return 100 * si(signal, QuantityKind.SHARE);
  }

  private Duration duration(Signal signal) {
    double seconds = si(signal, QuantityKind.DURATION);
    boolean plausible = seconds >= 0 && seconds < 1e10;
    return plausible ? Duration.ofMillis(Math.round(seconds * 1e3)) : Duration.ZERO;
  }
}
