package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.press.StageKind;
import io.stackline.recipe.HoldAlarm;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.Tolerance;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what only a stage has that holds stack pressure. */
final class StackPressureReader {
  private static final Form<Sourced<Pressure>> PRESSURE =
      Quantities.sourced(Quantities.pressure("0.1 MPa", "5000 MPa"));

  private static final Key.One<Sourced<Pressure>> FROM =
      Key.needed("from", PRESSURE, "lowest pressure", "70 MPa [S2]");
  private static final Key.One<Sourced<Pressure>> TO =
      Key.needed("to", PRESSURE, "highest pressure; it counts in the envelope", "80 MPa [S2]");

  private static final Key.One<StackPressure.Mode> MODE =
      Key.usual(
          "mode",
          Forms.choice(StackPressure.Mode.class),
          "constant-pressure",
          "what an `insitu` stage keeps constant while the cell breathes",
          "constant-gap");
  private static final Key.Part WINDOW =
      Key.part(
          Key.maybe(
              "window",
              "the target only",
              "pressures an operator may move the hold of an `insitu` stage to; contains the target",
              ""),
          Group.of("a window of pressures", FROM, TO));

  private static final Key.One<Tolerance> DEVIATION =
      Key.maybe(
          "deviation",
          Quantities.tolerance(
              Quantities.pressure("0.1 MPa", "100 MPa"), Quantities.share("0.1 %", "50 %")),
          "5 % or 2 MPa, the larger; none at a constant gap",
          "how far the pressure may be off the target, above or below; a share is of the target",
          "2 MPa [E]");
  private static final Key.One<Sourced<Duration>> LASTING =
      Key.maybe(
          "lasting",
          Quantities.sourced(Quantities.duration("1 s", "1 h")),
          "30 s",
          "for how long it must be off before the alarm is raised, and back before it is cleared",
          "30 s [E]");
  private static final Key.One<Sourced<Double>> CONTACT_LOSS =
      Key.maybe(
          "contact-loss",
          Quantities.sourced(Quantities.share("5 %", "90 %")),
          "20 %",
          "by which share of the target the pressure may be too low before contact is at risk",
          "20 % [E]");
  private static final Key.One<HoldAlarm.Then> THEN =
      Key.usual(
          "then",
          Forms.choice(HoldAlarm.Then.class),
          "tell",
          "what follows from an alarm; `release` ends the hold before its time",
          "release");
  static final Key.Part ALARM =
      Key.part(
          Key.maybe(
              "alarm",
              "all as usual",
              "when the pressure of an `insitu` stage is worth an alarm",
              ""),
          Group.of("alarms of a hold", DEVIATION, LASTING, CONTACT_LOSS, THEN));
  private static final Key.One<String> CYCLE_TAG =
      Key.maybe(
          "cycle-tag",
          Forms.text(64),
          "turning points of ram position, or of pressure at a constant gap",
          "tag of the press whose whole number tells the half cycle of the cell in an `insitu` stage",
          "cycler-step");

  static final List<Key> KEYS = List.of(MODE, WINDOW, ALARM, CYCLE_TAG);

  private StackPressureReader() {}

  static Optional<StackPressure> read(Fields fields, Optional<StageKind> kind) {
    Optional<StackPressure.Mode> mode = fields.read(MODE);
    Optional<StackPressure.Window> window = fields.read(WINDOW, StackPressureReader::window);
    Optional<HoldAlarm> alarm = fields.read(ALARM, StackPressureReader::alarm);
    Optional<String> cycleTag = fields.read(CYCLE_TAG);
    if (kind.isPresent() && kind.get() != StageKind.INSITU) {
      KEYS.stream()
          .filter(fields::has)
          .forEach(
              key ->
                  fields.problem(
                      Code.CONFLICT,
                      key,
                      "a " + Forms.word(kind.get()) + " stage has none",
                      "take it out; only an insitu stage has"));
    }
    return mode.map(each -> new StackPressure(each, window, alarm, cycleTag));
  }

  private static Optional<HoldAlarm> alarm(Fields fields) {
    Optional<Tolerance> deviation = fields.read(DEVIATION);
    Optional<Sourced<Duration>> lasting = fields.read(LASTING);
    Optional<Sourced<Double>> contactLoss = fields.read(CONTACT_LOSS);
    Optional<HoldAlarm.Then> then = fields.read(THEN);
    return fields.build(() -> new HoldAlarm(deviation, lasting, contactLoss, then.orElseThrow()));
  }

  private static Optional<StackPressure.Window> window(Fields fields) {
    Optional<Sourced<Pressure>> from = fields.read(FROM);
    Optional<Sourced<Pressure>> to = fields.read(TO);
    if (from.isPresent() && to.isPresent() && from.get().value().compareTo(to.get().value()) > 0) {
      fields.problem(
          Code.CONFLICT,
          FROM,
          from.get().value() + " is above " + to.get().value(),
          "write the lower one first");
    }
    return fields.build(() -> new StackPressure.Window(from.orElseThrow(), to.orElseThrow()));
  }
}
