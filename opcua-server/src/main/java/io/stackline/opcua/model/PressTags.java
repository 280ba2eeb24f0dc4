package io.stackline.opcua.model;

import static io.stackline.opcua.model.Unit.BAR;
import static io.stackline.opcua.model.Unit.CELSIUS;
import static io.stackline.opcua.model.Unit.KN;
import static io.stackline.opcua.model.Unit.MM;
import static io.stackline.opcua.model.Unit.MM_PER_S;
import static io.stackline.opcua.model.Unit.MPA;
import static io.stackline.opcua.model.Unit.PERCENT;
import static io.stackline.opcua.model.Unit.SECOND;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_ConfigurationError;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_NotSupported;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_SensorFailure;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_WaitingForInitialData;

import io.stackline.opcua.value.Sample;
import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressReading;
import io.stackline.press.PressStatus.Forces;
import io.stackline.unit.Force;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The variables of a press. */
final class PressTags {
  private PressTags() {}

  /** What we know of the connection itself: good whatever becomes of the press. */
  static final List<Tag<PressReading>> CONNECTION =
      List.of(
          Tag.of(
              "Connection",
              Kind.STRING,
              "GOOD, UNCERTAIN (scans missed) or BAD (the press does not answer)",
              reading -> Sample.text(reading.quality().name())),
          Tag.of(
              "Remark",
              Kind.STRING,
              "What the operator should know about the connection",
              reading -> Sample.text(reading.remark())));

  /** What the press tells of itself. */
  static final List<Tag<PressView>> PRESS =
      List.of(
          Tag.of("State", Kind.STRING, "State of its program", v -> name(v.status().state())),
          Tag.of("Mode", Kind.STRING, "Who may drive it", v -> name(v.status().mode())),
          Tag.of(
              "Segment",
              Kind.STRING,
              "Kind of segment under way",
              v -> name(v.status().step().type())),
          Tag.of(
              "SegmentIndex",
              Kind.UINT16,
              "Segment under way, from 0",
              v -> Sample.count16(v.status().step().index())),
          Tag.of(
              "RunNumber",
              Kind.UINT32,
              "RUN_ID of the last start, 0 if none",
              v -> Sample.count32(v.status().loaded().runNumber())),
          Tag.of(
              "Cycles",
              Kind.UINT32,
              "Strokes in its life",
              v -> Sample.count32(v.status().plc().cycles())),
          Tag.of(
              "MissingPermissives",
              Kind.STRINGS,
              "Permissives that are not given",
              v -> missing(v.status().healthy())),
          Tag.of("Alarms", Kind.STRINGS, "Latched alarms", v -> alarms(v.status().trips())),
          Tag.of(
              "Warnings",
              Kind.STRINGS,
              "Alarms at warning level",
              v -> alarms(v.status().warnings())),
          Tag.of(
              "Owned",
              Kind.BOOLEAN,
              "Whether this site's bridge drives the press",
              v -> v.owned().map(Sample::flag).orElse(Sample.bad(Bad_WaitingForInitialData))),
          pressure("Pressure", "Pressure on the specimen", Forces::actual, Bad_SensorFailure),
          pressure("PressureTarget", "Where it is going", Forces::target, Bad_NotSupported),
          pressure("PressureSetpoint", "Working set-point", Forces::setpoint, Bad_NotSupported),
          pressure("Peak", "Highest since the last start", Forces::peak, Bad_NotSupported),
          Tag.analog(
              "Cap",
              MPA,
              "Pressure at which the press trips, as read back from it",
              v -> Sample.number(v.megapascals(v.cap()), Bad_ConfigurationError)),
          force("Force", "Force on the specimen", Forces::actual, Bad_SensorFailure),
          force("ForceTarget", "Where it is going", Forces::target, Bad_NotSupported),
          force("ForceSetpoint", "Working set-point", Forces::setpoint, Bad_NotSupported),
          Tag.analog(
              "ForceCap",
              KN,
              "Force at which the press trips, as read back from it",
              v -> Sample.number(v.cap().toKN(), Bad_ConfigurationError)),
          optional("LinePressure", BAR, "Oil pressure", v -> v.status().forces().line().toBar()),
          Tag.analog(
              "Position",
              MM,
              "Ram position, grows as it closes",
              v -> ram(v, v.status().motion().position().toMm())),
          Tag.analog(
              "Speed",
              MM_PER_S,
              "Ram speed, above zero as it closes",
              v -> ram(v, v.status().motion().speed().toMmPerSecond())),
          optional(
              "PlatenUpper",
              CELSIUS,
              "Temperature of the upper platen",
              v -> v.status().climate().platenUpper().toCelsius()),
          optional(
              "PlatenLower",
              CELSIUS,
              "Temperature of the lower platen",
              v -> v.status().climate().platenLower().toCelsius()),
          optional(
              "OilTemperature",
              CELSIUS,
              "Temperature of the oil",
              v -> v.status().climate().oil().toCelsius()),
          optional("OilLevel", PERCENT, "Oil level", v -> v.status().climate().oilLevelPercent()),
          Tag.analog(
              "DwellCredited",
              SECOND,
              "Time in band so far",
              v -> Sample.seconds(v.status().step().dwellCredited())),
          Tag.analog(
              "DwellRemaining",
              SECOND,
              "Time in band still to come",
              v -> Sample.seconds(v.status().step().dwellRemaining())));

  private static Tag<PressView> pressure(
      String name, String description, Function<Forces, Force> which, long codeIfUnknown) {
    return Tag.analog(name, MPA, description, view -> pressure(view, which, codeIfUnknown));
  }

  private static Sample pressure(
      PressView view, Function<Forces, Force> which, long codeIfUnknown) {
    Sample force = force(view, which.apply(view.status().forces()), codeIfUnknown);
    return force.status().isBad()
        ? force
        : Sample.number(
            view.megapascals(which.apply(view.status().forces())), Bad_ConfigurationError);
  }

  private static Tag<PressView> force(
      String name, String description, Function<Forces, Force> which, long codeIfUnknown) {
    return Tag.analog(
        name,
        KN,
        description,
        view -> force(view, which.apply(view.status().forces()), codeIfUnknown));
  }

  /** Only what is measured suffers from a failed load cell; set-points do not. */
  private static Sample force(PressView view, Force force, long codeIfUnknown) {
    boolean measured = codeIfUnknown == Bad_SensorFailure;
    return measured && view.raises(Alarm.LOAD_CELL)
        ? Sample.bad(Bad_SensorFailure)
        : Sample.number(force.toKN(), codeIfUnknown);
  }

  private static Sample ram(PressView view, double value) {
    return view.raises(Alarm.POSITION_SENSOR)
        ? Sample.bad(Bad_SensorFailure)
        : Sample.number(value, Bad_NotSupported);
  }

  private static Tag<PressView> optional(
      String name, Unit unit, String description, Function<PressView, Double> value) {
    return Tag.analog(
        name, unit, description, view -> Sample.number(value.apply(view), Bad_NotSupported));
  }

  private static Sample name(Enum<?> value) {
    return Sample.text(value.name());
  }

  private static Sample missing(Set<Interlock> healthy) {
    Set<Interlock> missing = EnumSet.allOf(Interlock.class);
    missing.removeAll(healthy);
    return Sample.texts(missing.stream().map(Interlock::text).toList());
  }

  private static Sample alarms(Set<Alarm> alarms) {
    return Sample.texts(alarms.stream().sorted().map(Alarm::text).toList());
  }
}
