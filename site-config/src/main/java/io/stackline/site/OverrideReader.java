package io.stackline.site;

import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Target;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code overrides} of one recipe. */
final class OverrideReader {
  private static final Key.One<MaterialId> MATERIAL =
      Key.needed("material", Forms.id(MaterialId::new), "whose cap it lifts", "lpscl-powder");
  private static final Key.One<StageKind> KIND =
      Key.needed(
          "kind",
          Forms.choice(StageKind.class),
          "in which kind of stage; never one that is forbidden for the material",
          "copress");
  private static final Key.Many<DieId> DIES =
      new Key.Many<>(
          Key.needed("dies", "in which dies", "[D10-steel]"), Forms.id(DieId::new), 1, 16);
  private static final Key.One<Target> CAP =
      Key.needed(
          "cap",
          Quantities.target(
              Quantities.pressure("0.1 MPa", "5000 MPa"), Quantities.force("0.01 kN", "20000 kN")),
          "the lifted cap, above the usual one and at most the ceiling; a force is the pressure it"
              + " makes in the die",
          "500 MPa [S2]");
  private static final Key.One<Sourced<Duration>> TIME =
      Key.needed(
          "time-above",
          Quantities.sourced(Quantities.duration("1 s", "49 d")),
          "longest time above the usual cap, ramps, pauses and further attempts included",
          "600 s [E]");
  private static final Key.One<String> REASON =
      Key.needed(
          "reason",
          Forms.text(400),
          "why it is known to be good",
          "Co-pressed before any lithium is in.");
  private static final Key.Many<MaterialId> LAYERS =
      new Key.Many<>(
          Key.maybe("with-layers", "none", "materials that must lie in the stack", "[li3ocl]"),
          Forms.id(MaterialId::new),
          0,
          16);
  private static final Key.One<Boolean> FILLS =
      Key.usual(
          "foil-fills-bore",
          Forms.flag(),
          "false",
          "whether a foil of the material must be as wide as the bore, so that it cannot spread",
          "true");
  private static final Key.One<Sourced<PressureRate>> RATE =
      Key.maybe(
          "rate-max",
          Quantities.sourced(Quantities.pressureRate("0.001 MPa/s", "50 MPa/s")),
          "any",
          "steepest ramp",
          "1 MPa/s [E]");
  private static final Key.One<Sourced<Temperature>> TEMPERATURE =
      Key.maybe(
          "temperature-max",
          Quantities.sourced(Quantities.temperature("-50 °C", "1000 °C")),
          "any that the material bears",
          "highest temperature of the stage",
          "40 °C [E]");

  private static final Group GROUP =
      Group.of(
              "a cap that only this revision may lift",
              MATERIAL,
              KIND,
              DIES,
              CAP,
              TIME,
              REASON,
              LAYERS,
              FILLS,
              RATE,
              TEMPERATURE)
          .without("die", "it was renamed to \"dies\" in 0.2.0 and is a list: dies: [D10-steel]")
          .without("dwell-max", "it was renamed to \"time-above\" in 0.2.0");

  static final Key.Parts KEY =
      new Key.Parts(
          Key.maybe("overrides", "none", "caps that only this revision may lift", ""),
          List.of(GROUP),
          0,
          64);

  private final SiteParts parts;
  private final Map<String, Place> lifted = new HashMap<>();

  OverrideReader(SiteParts parts) {
    this.parts = parts;
  }

  Optional<CapOverride> read(Fields fields) {
    Optional<MaterialId> material = fields.read(MATERIAL);
    material.ifPresent(id -> parts.materials().require(id, fields.place(MATERIAL)));
    Optional<StageKind> kind = fields.read(KIND);
    List<DieId> dies = parts.dies().requireAll(fields, DIES);
    Optional<Target> cap = fields.read(CAP);
    Optional<Sourced<Duration>> time = fields.read(TIME);
    Optional<String> reason = fields.read(REASON);
    List<MaterialId> layers = parts.materials().requireAll(fields, LAYERS);
    Optional<Boolean> fills = fields.read(FILLS);
    Optional<Sourced<PressureRate>> rate = fields.read(RATE);
    Optional<Sourced<Temperature>> temperature = fields.read(TEMPERATURE);
    Optional<CapOverride> override =
        fields.build(
            () ->
                new CapOverride(
                    material.orElseThrow(),
                    kind.orElseThrow(),
                    Set.copyOf(dies),
                    cap.orElseThrow(),
                    time.orElseThrow(),
                    new CapOverride.Conditions(
                        Set.copyOf(layers), fills.orElseThrow(), rate, temperature),
                    reason.orElseThrow()));
    override.ifPresent(each -> check(each, fields));
    return override;
  }

  private void check(CapOverride override, Fields fields) {
    for (DieId die : override.dies().stream().sorted().toList()) {
      String what = override.material() + " " + override.kind() + " " + die;
      Place first = lifted.putIfAbsent(what, fields.place());
      if (first != null && !first.equals(fields.place())) {
        fields
            .problems()
            .problem(
                Code.DUPLICATE,
                fields.place(),
                "the same cap is lifted already, at " + first.spot(),
                "keep one override for each material, kind and die");
        return;
      }
    }
    parts.materials().find(override.material()).ifPresent(each -> check(override, each, fields));
  }

  private void check(CapOverride override, Material material, Fields fields) {
    Limits limits = material.limits(override.kind(), Set.of());
    Optional<Sourced<Pressure>> usual = limits.cap(override.kind());
    if (usual.isEmpty()) {
      fields.problem(
          Code.CONFLICT,
          KIND,
          material.id() + " must not see a " + Forms.word(override.kind()) + " stage at all",
          "an override lifts a cap, it does not allow what is forbidden");
      return;
    }
    Pressure ceiling = limits.ceiling().value();
    List<Die> dies =
        override.dies().stream().sorted().flatMap(id -> parts.dies().find(id).stream()).toList();
    if (!dies.isEmpty()
        && dies.stream()
            .allMatch(die -> override.cap().pressure(die).compareTo(usual.get().value()) <= 0)) {
      fields.problem(
          Code.CONFLICT,
          CAP,
          lifted(override, dies.get(0)) + " is not above the usual cap of " + usual.get().value(),
          "take the override out");
    }
    dies.stream()
        .filter(die -> override.cap().pressure(die).compareTo(ceiling) > 0)
        .findFirst()
        .ifPresent(
            die ->
                fields.problem(
                    Code.CONFLICT,
                    CAP,
                    lifted(override, die) + " is above the ceiling of " + ceiling,
                    "nothing lifts a ceiling; write less"));
  }

  private static String lifted(CapOverride override, Die die) {
    Pressure cap = override.cap().pressure(die);
    return override.cap() instanceof Target.OfPressure ? cap.toString() : cap + " in " + die.id();
  }
}
