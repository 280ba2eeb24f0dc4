package io.stackline.site;

import io.stackline.material.Limits;
import io.stackline.material.Sourced;
import io.stackline.press.StageKind;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Pressure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code caps}, {@code advice} and {@code ceiling} of a material. */
final class LimitsReader {
  private static final Form<Sourced<Pressure>> PRESSURE =
      Quantities.sourced(Quantities.pressure("0.1 MPa", "5000 MPa"));

  /** A kind that is left out is empty, as if it said so. */
  private static final Map<StageKind, Key.One<Optional<Sourced<Pressure>>>> CAP =
      new EnumMap<>(StageKind.class);

  private static final Map<StageKind, Key.One<Sourced<Pressure>>> ADVISED =
      new EnumMap<>(StageKind.class);

  static {
    for (StageKind kind : StageKind.values()) {
      String name = Forms.word(kind);
      String stage = "a " + name + " stage";
      CAP.put(
          kind,
          Key.usual(
              name,
              Forms.wordOr("forbidden", PRESSURE),
              "forbidden",
              "highest target of " + stage,
              "50 MPa [E]"));
      ADVISED.put(
          kind,
          Key.maybe(
              name, PRESSURE, "none", "above what " + stage + " is warned about", "25 MPa [E]"));
    }
  }

  static final Key.Part CAPS =
      Key.part(
          Key.needed("caps", "highest target by kind of stage", ""),
          Group.of("highest target by kind of stage", List.copyOf(CAP.values())));
  static final Key.Part ADVICE =
      Key.part(
          Key.maybe("advice", "none", "above what a stage is unusual and warned about", ""),
          Group.of("above what a stage is warned about", List.copyOf(ADVISED.values())));
  static final Key.One<Sourced<Pressure>> CEILING =
      Key.needed("ceiling", PRESSURE, "what nothing and nobody exceeds", "200 MPa [E]");

  static final Group KEYS = Group.of("what it bears once charged", CAPS, ADVICE, CEILING);

  private LimitsReader() {}

  /** The limits, if these three keys are sound. */
  static Optional<Limits> read(Fields fields) {
    Optional<Sourced<Pressure>> ceiling = fields.read(CEILING);
    Optional<Map<StageKind, Sourced<Pressure>>> caps =
        fields.read(CAPS, group -> caps(group, ceiling));
    Optional<Map<StageKind, Sourced<Pressure>>> advice =
        fields.has(ADVICE)
            ? fields.read(ADVICE, group -> advice(group, caps))
            : Optional.of(Map.of());
    return ceiling.isPresent() && caps.isPresent() && advice.isPresent()
        ? Optional.of(new Limits(caps.get(), advice.get(), ceiling.get()))
        : Optional.empty();
  }

  /** The same as a group of its own. */
  static Optional<Limits> group(Fields fields) {
    Optional<Limits> limits = read(fields);
    return fields.build(limits::orElseThrow);
  }

  private static Optional<Map<StageKind, Sourced<Pressure>>> caps(
      Fields fields, Optional<Sourced<Pressure>> ceiling) {
    Map<StageKind, Sourced<Pressure>> caps = new EnumMap<>(StageKind.class);
    CAP.forEach(
        (kind, key) ->
            fields
                .read(key)
                .flatMap(cap -> cap)
                .ifPresent(
                    cap -> {
                      caps.put(kind, cap);
                      ceiling
                          .filter(highest -> cap.value().compareTo(highest.value()) > 0)
                          .ifPresent(highest -> aboveCeiling(fields, key, cap, highest));
                    }));
    return fields.build(() -> caps);
  }

  private static void aboveCeiling(
      Fields fields, Key key, Sourced<Pressure> cap, Sourced<Pressure> ceiling) {
    fields.problem(
        Code.CONFLICT,
        key,
        cap.value() + " is above the ceiling of " + ceiling.value(),
        "lower the cap or, with a source, raise the ceiling");
  }

  private static Optional<Map<StageKind, Sourced<Pressure>>> advice(
      Fields fields, Optional<Map<StageKind, Sourced<Pressure>>> caps) {
    Map<StageKind, Sourced<Pressure>> advice = new EnumMap<>(StageKind.class);
    ADVISED.forEach(
        (kind, key) ->
            fields
                .read(key)
                .ifPresent(
                    each -> {
                      advice.put(kind, each);
                      caps.ifPresent(
                          all ->
                              checkAdvice(fields, key, each, Optional.ofNullable(all.get(kind))));
                    }));
    return fields.build(() -> advice);
  }

  private static void checkAdvice(
      Fields fields, Key key, Sourced<Pressure> advice, Optional<Sourced<Pressure>> cap) {
    if (cap.isEmpty()) {
      fields.problem(
          Code.CONFLICT, key, "such a stage is forbidden", "take the advice out or give a cap");
    } else if (advice.value().compareTo(cap.get().value()) > 0) {
      fields.problem(
          Code.CONFLICT,
          key,
          advice.value() + " is above the cap of " + cap.get().value(),
          "advise less than the cap");
    }
  }
}
