package io.stackline.opcua.model.press;

import static io.stackline.opcua.model.node.Unit.BAR;
import static io.stackline.opcua.model.node.Unit.CELSIUS;
import static io.stackline.opcua.model.node.Unit.KN;
import static io.stackline.opcua.model.node.Unit.MM;
import static io.stackline.opcua.model.node.Unit.MM_PER_S;
import static io.stackline.opcua.model.node.Unit.MPA;
import static io.stackline.opcua.model.node.Unit.PERCENT;
import static io.stackline.opcua.model.node.Unit.SECOND;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_ConfigurationError;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_NotSupported;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_WaitingForInitialData;

import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressStatus.Forces;
import io.stackline.press.Signal;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a press tells of itself, by the objects the variables stand below. */
final class PressTags {
  private PressTags() {}

  /** Of the press as a whole. */
  static final List<Tag<PressView>> DEVICE =
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
              v -> v.trusted(Signal.STEP, Sample.count16(v.status().step().index()))),
          Tag.of(
              "RunNumber",
              Kind.UINT32,
              "RUN_ID of the last start, 0 if none",
              v -> Sample.count32(v.status().loaded().runNumber())),
          Tag.of(
              "MissingPermissives",
              Kind.STRINGS,
              "Permissives that are not given",
              v -> v.tellsPermissives() ? missing(v.status().healthy()) : Sample.texts(List.of())),
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
          Tag.analog(
              "DwellCredited",
              SECOND,
              "Time in band so far",
              v -> seconds(v, Signal.DWELL_CREDITED, v.status().step().dwellCredited())),
          Tag.analog(
              "DwellRemaining",
              SECOND,
              "Time in band still to come",
              v -> seconds(v, Signal.DWELL_REMAINING, v.status().step().dwellRemaining())));

  static final Tag<PressView> CYCLES =
      Tag.of(
          "Cycles",
          Kind.UINT32,
          "Strokes in its life",
          v -> Sample.count32(v.status().plc().cycles()));

  static final Tag<PressView> PRESSURE =
      pressure("Pressure", "Pressure on the specimen", Signal.FORCE, Forces::actual);

  static final Tag<PressView> PRESSURE_TARGET =
      pressure("PressureTarget", "Where it is going", Signal.TARGET, Forces::target);

  /** Beside pressure and its target. */
  static final List<Tag<PressView>> PRESSURES =
      List.of(
          pressure("PressureSetpoint", "Working set-point", Signal.SETPOINT, Forces::setpoint),
          pressure("Peak", "Highest since the last start", Signal.PEAK, Forces::peak),
          Tag.analog(
              "Cap",
              MPA,
              "Pressure at which the press trips, as read back from it",
              v -> Sample.number(v.megapascals(v.cap()), Bad_ConfigurationError)));

  static final Tag<PressView> FORCE =
      force("Force", "Force on the specimen", Signal.FORCE, Forces::actual);

  static final Tag<PressView> FORCE_TARGET =
      force("ForceTarget", "Where it is going", Signal.TARGET, Forces::target);

  /** Beside force and its target. */
  static final List<Tag<PressView>> FORCES =
      List.of(
          force("ForceSetpoint", "Working set-point", Signal.SETPOINT, Forces::setpoint),
          Tag.analog(
              "ForceCap",
              KN,
              "Force at which the press trips, as read back from it",
              v -> Sample.number(v.cap().toKN(), Bad_ConfigurationError)));

  /** What a sensor measures: as far as it may be trusted, and as it was read. */
  record Measured(Tag<PressView> trusted, Tag<PressView> raw) {}

  static final List<Measured> SENSORS =
      List.of(
          measured(
              "LinePressure",
              BAR,
              "Oil pressure",
              Signal.LINE,
              v -> v.status().forces().line().toBar()),
          measured(
              "Position",
              MM,
              "Ram position, grows as it closes",
              Signal.POSITION,
              v -> v.status().motion().position().toMm()),
          measured(
              "Speed",
              MM_PER_S,
              "Ram speed, above zero as it closes",
              Signal.SPEED,
              v -> v.status().motion().speed().toMmPerSecond()),
          measured(
              "PlatenUpper",
              CELSIUS,
              "Temperature of the upper platen",
              Signal.PLATEN_UPPER,
              v -> v.status().climate().platenUpper().toCelsius()),
          measured(
              "PlatenLower",
              CELSIUS,
              "Temperature of the lower platen",
              Signal.PLATEN_LOWER,
              v -> v.status().climate().platenLower().toCelsius()),
          measured(
              "OilTemperature",
              CELSIUS,
              "Temperature of the oil",
              Signal.OIL,
              v -> v.status().climate().oil().toCelsius()),
          measured(
              "OilLevel",
              PERCENT,
              "Oil level",
              Signal.OIL_LEVEL,
              v -> v.status().climate().oilLevelPercent()));

  /** Whether a permissive is given. */
  static Tag<PressView> permissive(Interlock interlock) {
    return Tag.of(
        Words.camel(interlock) + "Ok",
        Kind.BOOLEAN,
        "Permissive: " + interlock.text(),
        v -> permissive(v, interlock));
  }

  private static Tag<PressView> pressure(
      String name, String description, Signal signal, Function<Forces, Force> which) {
    return Tag.analog(name, MPA, description, view -> pressure(view, signal, which));
  }

  private static Sample pressure(PressView view, Signal signal, Function<Forces, Force> which) {
    Sample force = force(view, signal, which);
    Force value = which.apply(view.status().forces());
    return force.status().isBad()
        ? force
        : view.trusted(signal, Sample.number(view.megapascals(value), Bad_ConfigurationError));
  }

  private static Tag<PressView> force(
      String name, String description, Signal signal, Function<Forces, Force> which) {
    return Tag.analog(name, KN, description, view -> force(view, signal, which));
  }

  private static Sample force(PressView view, Signal signal, Function<Forces, Force> which) {
    double value = which.apply(view.status().forces()).toKN();
    return view.trusted(signal, Sample.number(value, Bad_NotSupported));
  }

  private static Measured measured(
      String name,
      Unit unit,
      String description,
      Signal signal,
      ToDoubleFunction<PressView> value) {
    Telling<PressView> raw = view -> Sample.number(value.applyAsDouble(view), Bad_NotSupported);
    return new Measured(
        Tag.analog(name, unit, description, view -> view.trusted(signal, raw.of(view))),
        Tag.analog(name, unit, description + ", as it was read", raw));
  }

  private static Sample seconds(PressView view, Signal signal, Duration duration) {
    return view.trusted(signal, Sample.seconds(duration));
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

  private static Sample permissive(PressView view, Interlock interlock) {
    boolean given = view.status().healthy().contains(interlock);
    return given || view.tellsPermissives() ? Sample.flag(given) : Sample.bad(Bad_NotSupported);
  }
}
