package io.stackline.site;

import io.stackline.material.Material.Behaviour;
import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the {@code behaviour} of a material: the parameters of the plant model. */
final class BehaviourReader {
  /** Which law a simulated specimen follows. */
  private enum Law {
    POWDER,
    METAL,
    RIGID
  }

  private static final Key.One<Law> LAW =
      Key.needed(
          "law", Forms.choice(Law.class), "which law a simulated specimen follows", "powder");
  private static final Key.One<Sourced<Double>> INTERCEPT =
      number("intercept", "", 0.01, 5, "of ln(1/(1−D)) against √pressure: density as poured", 0.6);
  private static final Key.One<Sourced<Double>> SLOPE =
      number("slope", "MPa^-0.5", 0.0001, 1, "of the same", 0.0585);
  private static final Key.One<Sourced<Double>> CREEP =
      number(
          "creep-per-decade",
          "",
          0,
          0.5,
          "share of the pressed part gained with each tenfold time",
          0.02);
  private static final Key.One<Sourced<Pressure>> MODULUS =
      Key.needed(
          "modulus",
          Quantities.sourced(Quantities.pressure("0.01 GPa", "1000 GPa")),
          "constrained modulus at full density",
          "35 GPa [E]");
  private static final Key.One<Sourced<Double>> DECAY =
      number("modulus-decay", "", 0, 50, "how fast it falls with porosity", 5);
  private static final Key.One<Sourced<Double>> PRE_FACTOR =
      number("pre-factor", "1/s", 1e-6, 1e15, "of the creep rate", 4.25e4);
  private static final Key.One<Sourced<Double>> ACTIVATION =
      number("activation", "kJ/mol", 0, 1000, "activation energy of creep", 37);
  private static final Key.One<Sourced<Double>> EXPONENT =
      number(
          "rate-exponent",
          "",
          0.01,
          1,
          "m: the creep rate goes with stress to the power 1/m",
          0.15);
  private static final Key.One<Sourced<Pressure>> STRENGTH =
      Key.needed(
          "strength",
          Quantities.sourced(Quantities.pressure("0.001 MPa", "5000 MPa")),
          "flow strength",
          "1.1 MPa [M]");

  private static final Group POWDER =
      Group.of("a powder", LAW, INTERCEPT, SLOPE, CREEP, MODULUS, DECAY).where(LAW, "powder");
  private static final Group METAL =
      Group.of("a metal that creeps", LAW, PRE_FACTOR, ACTIVATION, EXPONENT, STRENGTH)
          .where(LAW, "metal");
  private static final Group RIGID =
      Group.of("something that keeps its thickness", LAW).where(LAW, "rigid");

  static final List<Group> SORTS = List.of(POWDER, METAL, RIGID);

  private BehaviourReader() {}

  static Optional<Behaviour> read(Fields fields) {
    return fields
        .read(LAW)
        .flatMap(
            law ->
                switch (law) {
                  case POWDER -> powder(fields.as(POWDER));
                  case METAL -> metal(fields.as(METAL));
                  case RIGID -> fields.as(RIGID).build(() -> new Behaviour.Rigid(""));
                });
  }

  private static Optional<Behaviour> powder(Fields fields) {
    Optional<Sourced<Double>> b = fields.read(INTERCEPT);
    Optional<Sourced<Double>> a = fields.read(SLOPE);
    Optional<Sourced<Double>> creep = fields.read(CREEP);
    Optional<Sourced<Pressure>> modulus = fields.read(MODULUS);
    Optional<Sourced<Double>> decay = fields.read(DECAY);
    return fields.build(
        () ->
            new Behaviour.Powder(
                b.orElseThrow().value(),
                a.orElseThrow().value(),
                creep.orElseThrow().value(),
                modulus.orElseThrow().value().toMPa() / 1e3,
                decay.orElseThrow().value(),
                sources(Stream.of(b, a, creep, modulus, decay))));
  }

  private static Optional<Behaviour> metal(Fields fields) {
    Optional<Sourced<Double>> a0 = fields.read(PRE_FACTOR);
    Optional<Sourced<Double>> activation = fields.read(ACTIVATION);
    Optional<Sourced<Double>> m = fields.read(EXPONENT);
    Optional<Sourced<Pressure>> s = fields.read(STRENGTH);
    return fields.build(
        () ->
            new Behaviour.Metal(
                a0.orElseThrow().value(),
                activation.orElseThrow().value() * 1e3,
                m.orElseThrow().value(),
                s.orElseThrow().value().toMPa(),
                sources(Stream.of(a0, activation, m, s))));
  }

  /** The tags of all parameters, each once, such as {@code E} or {@code E, L}. */
  private static String sources(Stream<? extends Optional<? extends Sourced<?>>> values) {
    return values
        .flatMap(Optional::stream)
        .map(Sourced::source)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Key.One<Sourced<Double>> number(
      String name, String unit, double min, double max, String what, double example) {
    String written = (example + " " + unit).strip() + " [E]";
    return Key.needed(name, Quantities.sourced(Quantities.number(unit, min, max)), what, written);
  }
}
