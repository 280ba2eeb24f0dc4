package io.stackline.site;

import io.stackline.material.Material.Behaviour;
import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;
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

  private static final Form<Double> INTERCEPT = Forms.number("", 0.01, 5);
  private static final Form<Double> SLOPE = Forms.number("MPa^-0.5", 0.0001, 1);
  private static final Form<Double> CREEP = Forms.number("", 0, 0.5);
  private static final Form<Pressure> MODULUS = Forms.pressure("0.01 GPa", "1000 GPa");
  private static final Form<Double> DECAY = Forms.number("", 0, 50);
  private static final Form<Double> PRE_FACTOR = Forms.number("1/s", 1e-6, 1e15);
  private static final Form<Double> ACTIVATION = Forms.number("kJ/mol", 0, 1000);
  private static final Form<Double> EXPONENT = Forms.number("", 0.01, 1);
  private static final Form<Pressure> STRENGTH = Forms.pressure("0.001 MPa", "5000 MPa");

  private BehaviourReader() {}

  static Optional<Behaviour> read(Fields fields, Legend legend) {
    Optional<Law> law = fields.need("law", Forms.choice(Law.class));
    if (law.isEmpty()) {
      return Optional.empty();
    }
    return switch (law.get()) {
      case POWDER -> powder(fields, legend);
      case METAL -> metal(fields, legend);
      case RIGID -> fields.build(() -> new Behaviour.Rigid(""));
    };
  }

  private static Optional<Behaviour> powder(Fields fields, Legend legend) {
    Optional<Sourced<Double>> b = fields.need("intercept", legend.tagged(INTERCEPT));
    Optional<Sourced<Double>> a = fields.need("slope", legend.tagged(SLOPE));
    Optional<Sourced<Double>> creep = fields.need("creep-per-decade", legend.tagged(CREEP));
    Optional<Sourced<Pressure>> modulus = fields.need("modulus", legend.tagged(MODULUS));
    Optional<Sourced<Double>> decay = fields.need("modulus-decay", legend.tagged(DECAY));
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

  private static Optional<Behaviour> metal(Fields fields, Legend legend) {
    Optional<Sourced<Double>> a0 = fields.need("pre-factor", legend.tagged(PRE_FACTOR));
    Optional<Sourced<Double>> activation = fields.need("activation", legend.tagged(ACTIVATION));
    Optional<Sourced<Double>> m = fields.need("rate-exponent", legend.tagged(EXPONENT));
    Optional<Sourced<Pressure>> s = fields.need("strength", legend.tagged(STRENGTH));
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
}
