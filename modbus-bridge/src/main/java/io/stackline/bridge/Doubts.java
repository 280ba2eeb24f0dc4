package io.stackline.bridge;

import io.stackline.press.Alarm;
import io.stackline.press.Doubt;
import io.stackline.press.Press;
import io.stackline.press.PressStatus;
import io.stackline.press.Signal;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Temperature;
import java.util.EnumMap;
import java.util.Map;

/** What is doubtful in a status of PRESSMAP 1.0, by its alarms and by what can be true. Pure. */
final class Doubts {
  /** A load cell bears half as much again; beyond this it shows rubbish. */
  private static final double RATED_SHARE_MAX = 1.2;

  /** How far the ram's sensor may reach beyond the stroke. */
  private static final double STROKE_SLACK = 0.02;

  private static final double CELSIUS_MIN = -40;
  private static final double CELSIUS_MAX = 600;

  private static final Doubt CELL = Doubt.bad("the load cell has failed");
  private static final Doubt SENSOR = Doubt.bad("the position sensor has failed");
  private static final Doubt MISMATCH = Doubt.uncertain("load cell and line pressure disagree");
  private static final Doubt STRONG = Doubt.uncertain("beyond 1.2 times what the press is rated");
  private static final Doubt BEYOND = Doubt.uncertain("outside the stroke of the ram");
  private static final Doubt ABSURD = Doubt.uncertain("no temperature of a press");

  private final Map<Signal, Doubt> found = new EnumMap<>(Signal.class);

  private Doubts() {}

  /** The signals that are not to be taken as they are, each with the worst cause. */
  static Map<Signal, Doubt> of(PressStatus status, Press press) {
    Doubts doubts = new Doubts();
    doubts.forces(status.forces(), press.rated());
    doubts.motion(status.motion(), press.stroke());
    doubts.climate(status.climate());
    doubts.alarms(status);
    return doubts.found;
  }

  /** What is known to have failed goes before what the number itself gives away. */
  private void alarms(PressStatus status) {
    if (raises(status, Alarm.LOAD_CELL)) {
      found.put(Signal.FORCE, CELL);
      found.put(Signal.PEAK, CELL);
      found.merge(Signal.LOW_RANGE, CELL, (old, cell) -> old.equals(Doubt.NOT_FITTED) ? old : cell);
    } else if (raises(status, Alarm.FORCE_MISMATCH)) {
      found.putIfAbsent(Signal.FORCE, MISMATCH);
      found.putIfAbsent(Signal.LINE, MISMATCH);
    }
    if (raises(status, Alarm.POSITION_SENSOR)) {
      found.put(Signal.POSITION, SENSOR);
      found.put(Signal.SPEED, SENSOR);
    }
  }

  private static boolean raises(PressStatus status, Alarm alarm) {
    return status.trips().contains(alarm) || status.warnings().contains(alarm);
  }

  private void forces(PressStatus.Forces forces, Force rated) {
    force(Signal.FORCE, forces.actual(), rated);
    force(Signal.LOW_RANGE, forces.lowRange(), rated);
    force(Signal.PEAK, forces.peak(), rated);
    fitted(Signal.SETPOINT, forces.setpoint().newtons());
    fitted(Signal.TARGET, forces.target().newtons());
    fitted(Signal.LINE, forces.line().pascals());
  }

  private void force(Signal signal, Force force, Force rated) {
    fitted(signal, force.newtons());
    if (Math.abs(force.newtons()) > RATED_SHARE_MAX * rated.newtons()) {
      found.putIfAbsent(signal, STRONG);
    }
  }

  private void motion(PressStatus.Motion motion, Length stroke) {
    double metres = motion.position().metres();
    double slack = STROKE_SLACK * stroke.metres();
    fitted(Signal.POSITION, metres);
    fitted(Signal.SPEED, motion.speed().metresPerSecond());
    fitted(Signal.OUTPUT, motion.outputPercent());
    if (metres < -slack || metres > stroke.metres() + slack) {
      found.putIfAbsent(Signal.POSITION, BEYOND);
    }
  }

  private void climate(PressStatus.Climate climate) {
    temperature(Signal.PLATEN_UPPER, climate.platenUpper());
    temperature(Signal.PLATEN_LOWER, climate.platenLower());
    temperature(Signal.OIL, climate.oil());
    fitted(Signal.OIL_LEVEL, climate.oilLevelPercent());
  }

  private void temperature(Signal signal, Temperature temperature) {
    double celsius = temperature.toCelsius();
    fitted(signal, celsius);
    if (celsius < CELSIUS_MIN || celsius > CELSIUS_MAX) {
      found.putIfAbsent(signal, ABSURD);
    }
  }

  private void fitted(Signal signal, double value) {
    if (Double.isNaN(value)) {
      found.put(signal, Doubt.NOT_FITTED);
    }
  }
}
