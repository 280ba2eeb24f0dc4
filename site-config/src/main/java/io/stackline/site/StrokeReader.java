package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.recipe.Pressing;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import java.time.Duration;
import java.util.Optional;

/** Reads how a stage takes the load on and off. */
final class StrokeReader {
  private static final Form<Sourced<PressureRate>> RATE_FORM =
      Quantities.sourced(Quantities.pressureRate("0.001 MPa/s", "50 MPa/s"));

  private static final Key.One<Sourced<Pressure>> PRESSURE =
      Key.needed(
          "pressure",
          Quantities.sourced(Quantities.pressure("0.1 MPa", "100 MPa")),
          "below the target",
          "3 MPa [E]");
  private static final Key.One<Sourced<Duration>> HOLD =
      Key.needed(
          "hold",
          Quantities.sourced(Quantities.duration("0 s", "1 h")),
          "how long it is held",
          "10 s [E]");

  private static final Key.One<Sourced<PressureRate>> RATE =
      Key.needed("rate", RATE_FORM, "how fast the pressure falls", "5 MPa/s [E]");
  private static final Key.One<Sourced<Pressure>> SLOW_BELOW =
      Key.maybe(
          "slow-below",
          Quantities.sourced(Quantities.pressure("0.1 MPa", "5000 MPa")),
          "no slow part",
          "below which pressure it falls at `slow-rate`; both or neither",
          "20 MPa [E]");
  private static final Key.One<Sourced<PressureRate>> SLOW_RATE =
      Key.maybe("slow-rate", RATE_FORM, "no slow part", "how fast it falls then", "1 MPa/s [E]");

  static final Key.Part PRELOAD =
      Key.part(
          Key.needed("preload", "a low pressure that seats the punches and lets air out", ""),
          Group.of("a preload", PRESSURE, HOLD));
  static final Key.One<Sourced<Speed>> APPROACH =
      Key.needed(
          "approach",
          Quantities.sourced(Quantities.speed("0.005 mm/s", "20 mm/s")),
          "ram speed until contact",
          "0.25 mm/s [E]");
  static final Key.One<Sourced<PressureRate>> RAMP =
      Key.needed("ramp", RATE_FORM, "how fast the pressure rises", "3 MPa/s [E]");
  static final Key.One<Boolean> SOFT =
      Key.usual(
          "soft-landing",
          Forms.flag(),
          "true",
          "whether the last 5 % of the ramp goes at a quarter of its rate",
          "false");
  static final Key.Part RELEASE =
      Key.part(
          Key.needed("release", "how the load is taken off", ""),
          Group.of("a release", RATE, SLOW_BELOW, SLOW_RATE));

  private StrokeReader() {}

  static Optional<Pressing.Preload> preload(Fields fields) {
    Optional<Sourced<Pressure>> pressure = fields.read(PRESSURE);
    Optional<Sourced<Duration>> hold = fields.read(HOLD);
    return fields.build(() -> new Pressing.Preload(pressure.orElseThrow(), hold.orElseThrow()));
  }

  static Optional<Pressing.Release> release(Fields fields) {
    Optional<Sourced<PressureRate>> rate = fields.read(RATE);
    Optional<Sourced<Pressure>> below = fields.read(SLOW_BELOW);
    Optional<Sourced<PressureRate>> slow = fields.read(SLOW_RATE);
    if (fields.has(SLOW_BELOW) != fields.has(SLOW_RATE)) {
      Key.One<?> other = fields.has(SLOW_BELOW) ? SLOW_RATE : SLOW_BELOW;
      fields.problem(
          SiteProblem.Code.MISSING, other, "is missing", "add it: " + other.form().hint());
    }
    return fields.build(
        () ->
            new Pressing.Release(
                rate.orElseThrow(),
                below.orElseGet(() -> new Sourced<>(Pressure.ZERO, rate.orElseThrow().source())),
                slow.orElse(rate.orElseThrow())));
  }
}
