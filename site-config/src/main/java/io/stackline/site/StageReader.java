package io.stackline.site;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.LossAction;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the entries of {@code stages} of one recipe. */
final class StageReader {
  /** No dots: a run binds what is left open as {@code <stage>.dwell}. */
  private static final Form<String> ID =
      Forms.shape(
          Pattern.compile("[a-z][a-z0-9-]{0,31}"),
          "stage id",
          "1 to 32 small letters, digits or dashes, a letter first");

  private static final Form<Pressure> PRESSURE = Forms.pressure("0.1 MPa", "5000 MPa");
  private static final Form<Function<String, Target>> TARGET =
      Forms.target(PRESSURE, Forms.force("0.01 kN", "20000 kN"));
  private static final Form<Pressure> TOLERANCE = Forms.pressure("0.01 MPa", "100 MPa");
  private static final Form<Pressure> PRELOAD = Forms.pressure("0.1 MPa", "100 MPa");
  private static final Form<PressureRate> RATE = Forms.pressureRate("0.001 MPa/s", "50 MPa/s");
  private static final Form<Speed> APPROACH = Forms.speed("0.005 mm/s", "20 mm/s");
  private static final Form<Duration> HOLD = Forms.duration("0 s", "1 h");

  /** The PLC counts milliseconds in 32 bits, and the highest counts mean "until released". */
  private static final Form<Duration> DWELL = Forms.duration("1 s", "49 d");

  private static final Form<Mass> MASS = Forms.mass("0.1 mg", "1 kg");
  private static final Form<Length> DIAMETER = Forms.length("1 mm", "500 mm");
  private static final Form<Length> THICKNESS = Forms.length("0.1 µm", "50 mm");

  private final SiteParts parts;
  private final Legend legend;
  private final Catalogue<String, StageTemplate> stages;

  StageReader(SiteParts parts, Legend legend) {
    this.parts = parts;
    this.legend = legend;
    stages = new Catalogue<>("stage", parts.problems());
  }

  /** A stage and the keys it was read from, for what is found wrong with it later. */
  record Read(StageTemplate stage, Fields fields) {}

  Optional<Read> read(Fields fields) {
    Optional<String> id = fields.need("id", ID);
    id.ifPresent(each -> stages.name(each, fields.place("id")));
    Optional<StageKind> kind = fields.need("kind", Forms.choice(StageKind.class));
    Optional<String> title = fields.need("title", Forms.text(120));
    Optional<DieId> die = fields.need("die", Forms.id(DieId::new));
    die.ifPresent(each -> parts.dies().require(each, fields.place("die")));
    List<Addition> adds = fields.each("adds", 0, 16, this::layer);
    List<String> prompts = fields.values("prompts", 0, 16, Forms.text(400));
    Optional<Target> target =
        fields.need("target", legend.tagged(TARGET, (make, source) -> make.apply(source)));
    Optional<Sourced<Pressure>> tolerance = fields.need("tolerance", legend.tagged(TOLERANCE));
    Optional<Pressing.Preload> preload = fields.child("preload", this::preload);
    Optional<Sourced<Speed>> approach = fields.need("approach", legend.tagged(APPROACH));
    Optional<Sourced<PressureRate>> ramp = fields.need("ramp", legend.tagged(RATE));
    boolean softLanding = fields.maybe("soft-landing", Forms.flag()).orElse(true);
    Optional<Parameter<Dwell>> dwell = dwell(fields);
    Optional<Pressing.Release> release = fields.child("release", this::release);
    return fields
        .build(
            () ->
                new StageTemplate(
                    new Pressing(
                        id.orElseThrow(),
                        kind.orElseThrow(),
                        title.orElseThrow(),
                        false,
                        Optional.empty(),
                        prompts,
                        preload.orElseThrow(),
                        Optional.empty(),
                        approach.orElseThrow(),
                        ramp.orElseThrow(),
                        softLanding,
                        release.orElseThrow(),
                        LossAction.BY_TYPE,
                        StackPressure.PLAIN,
                        AcceptanceCriteria.USUAL),
                    new Parameter.Bound<>(die.orElseThrow()),
                    adds,
                    new Parameter.Bound<>(target.orElseThrow()),
                    new Tolerance.OfPressure(tolerance.orElseThrow()),
                    dwell.orElseThrow()))
        .map(stage -> new Read(stage, fields));
  }

  private Optional<Addition> layer(Fields fields) {
    if (fields.has("foil")) {
      Optional<MaterialId> foil = material(fields, "foil");
      Optional<Sourced<Length>> diameter = fields.need("diameter", legend.tagged(DIAMETER));
      Optional<Sourced<Length>> thickness = fields.need("thickness", legend.tagged(THICKNESS));
      return fields.build(
          () -> new Addition.Foil(foil.orElseThrow(), diameter, thickness.orElseThrow()));
    }
    Optional<MaterialId> powder = material(fields, "powder");
    Optional<Sourced<Mass>> mass = fields.need("mass", legend.tagged(MASS));
    return fields.build(() -> new Addition.Weighed(powder.orElseThrow(), mass.orElseThrow()));
  }

  private Optional<MaterialId> material(Fields fields, String key) {
    Optional<MaterialId> id = fields.need(key, Forms.id(MaterialId::new));
    id.ifPresent(each -> parts.materials().require(each, fields.place(key)));
    id.flatMap(parts.materials()::find)
        .filter(each -> (each.form() == Material.Form.POWDER) != key.equals("powder"))
        .ifPresent(
            each ->
                parts
                    .problems()
                    .problem(
                        fields.place(key),
                        each.id() + " is " + Forms.word(each.form()) + ", not " + key,
                        "use \"powder\" with a mass or \"foil\" with diameter and thickness"));
    return id;
  }

  private Optional<Pressing.Preload> preload(Fields fields) {
    Optional<Sourced<Pressure>> pressure = fields.need("pressure", legend.tagged(PRELOAD));
    Optional<Sourced<Duration>> hold = fields.need("hold", legend.tagged(HOLD));
    return fields.build(() -> new Pressing.Preload(pressure.orElseThrow(), hold.orElseThrow()));
  }

  private Optional<Parameter<Dwell>> dwell(Fields fields) {
    if (fields.isGroup("dwell")) {
      return fields.child("dwell", StageReader::unbound);
    }
    return fields
        .need("dwell", legend.tagged(DWELL))
        .map(time -> new Parameter.Bound<>(new Dwell.Soak(time)));
  }

  private static Optional<Parameter<Dwell>> unbound(Fields fields) {
    Optional<String> hint = fields.need("unbound", Forms.text(200));
    return fields.build(() -> new Parameter.Unbound<>(hint.orElseThrow(), List.of()));
  }

  private Optional<Pressing.Release> release(Fields fields) {
    Optional<Sourced<PressureRate>> rate = fields.need("rate", legend.tagged(RATE));
    boolean slow = fields.has("slow-below") || fields.has("slow-rate");
    Optional<Sourced<Pressure>> slowBelow =
        slow
            ? fields.need("slow-below", legend.tagged(PRESSURE))
            : rate.map(each -> new Sourced<>(Pressure.ZERO, each.source()));
    Optional<Sourced<PressureRate>> slowRate =
        slow ? fields.need("slow-rate", legend.tagged(RATE)) : rate;
    return fields.build(
        () ->
            new Pressing.Release(
                rate.orElseThrow(), slowBelow.orElseThrow(), slowRate.orElseThrow()));
  }
}
