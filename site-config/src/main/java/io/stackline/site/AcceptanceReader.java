package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Pressure;
import io.stackline.unit.TemperatureDifference;
import java.time.Duration;
import java.util.Optional;

/** Reads the {@code acceptance} of a stage. */
final class AcceptanceReader {
  private static final String USUAL = "as docs/acceptance.md says";

  private static final Key.One<Sourced<Pressure>> OVERSHOOT =
      pressure("overshoot", "A1: by how much the filtered peak may exceed the target", "0.5 MPa");
  private static final Key.One<Sourced<Double>> IN_BAND =
      share("in-band", "50 %", "100 %", "A2: least share of the dwell in band", "98 %");
  private static final Key.One<Sourced<Duration>> DWELL_ERROR =
      Key.maybe(
          "dwell-error",
          Quantities.sourced(Quantities.duration("1 ms", "1 h")),
          USUAL,
          "A3: by how much the credited dwell may differ",
          "0.5 s [E]");
  private static final Key.One<Sourced<Double>> MEAN =
      share("mean", "0.01 %", "50 %", "A4: how far the mean in the dwell may be off", "1 %");
  private static final Key.One<Sourced<Double>> RAMP =
      share("ramp", "0.1 %", "100 %", "A5: how far the ramp's rate may be off", "10 %");
  private static final Key.One<Sourced<Pressure>> TRACKING =
      pressure("tracking", "A6: how far the force may lag the set-point in the ramp", "3 MPa");
  private static final Key.One<Sourced<Double>> RELEASE =
      Key.maybe(
          "release",
          Quantities.sourced(Quantities.number("", 1, 10)),
          USUAL,
          "A7: how many times the recipe's rate the release may reach",
          "1.2 [E]");
  private static final Key.One<Sourced<Double>> IMBALANCE =
      share("imbalance", "0.1 %", "100 %", "A8: imbalance of the platen cells", "3 %");
  private static final Key.One<Sourced<TemperatureDifference>> TEMPERATURE =
      Key.maybe(
          "temperature",
          Quantities.sourced(Quantities.temperatureDifference("0.1 K", "100 K")),
          USUAL,
          "A9: how far the platens may be off",
          "2 K [E]");
  private static final Key.One<Sourced<Double>> TRACE =
      share("trace", "50 %", "100 %", "A10: least share of the trace's samples", "99.5 %");
  private static final Key.One<Sourced<Double>> FROM =
      density("from", "lowest relative density", "78 %");
  private static final Key.One<Sourced<Double>> TO =
      density("to", "highest relative density", "92 %");
  private static final Key.Part DENSITY =
      Key.part(
          Key.maybe("density", USUAL, "A11: relative density that is plausible afterwards", ""),
          Group.of("a window of relative densities", FROM, TO));

  private static final Key.One<Sourced<Double>> LEAST = growth("from", "least growth", "0.5 %");
  private static final Key.One<Sourced<Double>> MOST = growth("to", "largest growth", "5 %");
  private static final Key.Part SPRING_BACK =
      Key.part(
          Key.maybe(
              "spring-back",
              USUAL,
              "A11: growth of the stack in the die on release that is plausible; a share of its"
                  + " height under load",
              ""),
          Group.of("a window of spring-backs", LEAST, MOST));

  private static final Key.One<Sourced<Pressure>> SOFTEST =
      yieldPressure("from", "lowest yield pressure", "350 MPa");
  private static final Key.One<Sourced<Pressure>> HARDEST =
      yieldPressure("to", "highest yield pressure", "500 MPa");
  private static final Key.Part YIELD_PRESSURE =
      Key.part(
          Key.maybe(
              "yield-pressure",
              USUAL,
              "A11: apparent yield pressure after Heckel that is plausible, told from the ramp",
              ""),
          Group.of("a window of yield pressures", SOFTEST, HARDEST));

  static final Key.Part KEY =
      Key.part(
          Key.maybe("acceptance", "all as usual", "criteria that differ from the usual ones", ""),
          Group.of(
              "acceptance criteria",
              OVERSHOOT,
              IN_BAND,
              DWELL_ERROR,
              MEAN,
              RAMP,
              TRACKING,
              RELEASE,
              IMBALANCE,
              TEMPERATURE,
              TRACE,
              DENSITY,
              SPRING_BACK,
              YIELD_PRESSURE));

  private AcceptanceReader() {}

  static Optional<AcceptanceCriteria> read(Fields fields) {
    AcceptanceCriteria criteria =
        new AcceptanceCriteria(
            fields.read(OVERSHOOT),
            fields.read(IN_BAND),
            fields.read(DWELL_ERROR),
            fields.read(MEAN),
            fields.read(RAMP),
            fields.read(TRACKING),
            fields.read(RELEASE),
            fields.read(IMBALANCE),
            fields.read(TEMPERATURE),
            fields.read(TRACE),
            fields.read(DENSITY, AcceptanceReader::density),
            fields.read(SPRING_BACK, AcceptanceReader::springBack),
            fields.read(YIELD_PRESSURE, AcceptanceReader::yieldPressure));
    return fields.build(() -> criteria);
  }

  private static Optional<AcceptanceCriteria.DensityWindow> density(Fields fields) {
    Optional<Sourced<Double>> from = fields.read(FROM);
    Optional<Sourced<Double>> to = fields.read(TO);
    if (from.isPresent() && to.isPresent() && from.get().value() >= to.get().value()) {
      fields.problem(
          Code.CONFLICT, FROM, "is not below the highest density", "write the lower one first");
    }
    return fields.build(
        () -> new AcceptanceCriteria.DensityWindow(from.orElseThrow(), to.orElseThrow()));
  }

  private static Optional<AcceptanceCriteria.SpringBackWindow> springBack(Fields fields) {
    Optional<Sourced<Double>> from = fields.read(LEAST);
    Optional<Sourced<Double>> to = fields.read(MOST);
    if (from.isPresent() && to.isPresent() && from.get().value() >= to.get().value()) {
      fields.problem(
          Code.CONFLICT, LEAST, "is not below the largest growth", "write the lower one first");
    }
    return fields.build(
        () -> new AcceptanceCriteria.SpringBackWindow(from.orElseThrow(), to.orElseThrow()));
  }

  private static Optional<AcceptanceCriteria.YieldWindow> yieldPressure(Fields fields) {
    Optional<Sourced<Pressure>> from = fields.read(SOFTEST);
    Optional<Sourced<Pressure>> to = fields.read(HARDEST);
    if (from.isPresent() && to.isPresent() && from.get().value().compareTo(to.get().value()) >= 0) {
      fields.problem(
          Code.CONFLICT,
          SOFTEST,
          "is not below the highest yield pressure",
          "write the lower one first");
    }
    return fields.build(
        () -> new AcceptanceCriteria.YieldWindow(from.orElseThrow(), to.orElseThrow()));
  }

  private static Key.One<Sourced<Pressure>> yieldPressure(
      String name, String what, String example) {
    Form<Pressure> form = Quantities.pressure("1 MPa", "10000 MPa");
    return Key.needed(name, Quantities.sourced(form), what, example + " [E]");
  }

  private static Key.One<Sourced<Double>> growth(String name, String what, String example) {
    Form<Double> form = Quantities.share("0 %", "50 %");
    return Key.needed(name, Quantities.sourced(form), what, example + " [E]");
  }

  private static Key.One<Sourced<Pressure>> pressure(String name, String what, String example) {
    Form<Pressure> form = Quantities.pressure("0.01 MPa", "100 MPa");
    return Key.maybe(name, Quantities.sourced(form), USUAL, what, example + " [E]");
  }

  private static Key.One<Sourced<Double>> share(
      String name, String min, String max, String what, String example) {
    Form<Double> form = Quantities.share(min, max);
    return Key.maybe(name, Quantities.sourced(form), USUAL, what, example + " [E]");
  }

  private static Key.One<Sourced<Double>> density(String name, String what, String example) {
    Form<Double> form = Quantities.share("10 %", "100 %");
    return Key.needed(name, Quantities.sourced(form), what, example + " [E]");
  }
}
