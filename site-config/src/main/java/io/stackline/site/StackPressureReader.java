package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.press.StageKind;
import io.stackline.recipe.StackPressure;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Pressure;
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

  static final List<Key> KEYS = List.of(MODE, WINDOW);

  private StackPressureReader() {}

  static Optional<StackPressure> read(Fields fields, Optional<StageKind> kind) {
    Optional<StackPressure.Mode> mode = fields.read(MODE);
    Optional<StackPressure.Window> window = fields.read(WINDOW, StackPressureReader::window);
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
    return mode.map(each -> new StackPressure(each, window));
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
