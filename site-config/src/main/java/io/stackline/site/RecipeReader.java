package io.stackline.site;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeHash;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Target;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads recipe files. */
final class RecipeReader {
  private static final Form<Pressure> CAP = Forms.pressure("0.1 MPa", "5000 MPa");
  private static final Form<Duration> DWELL = Forms.duration("1 s", "49 d");

  private final SiteParts parts;
  private final Problems problems;
  private final Catalogue<String, Read> revisions;

  RecipeReader(SiteParts parts) {
    this.parts = parts;
    problems = parts.problems();
    revisions = new Catalogue<>("recipe", problems);
  }

  /** A recipe and the keys it was read from, for what is found wrong with it later. */
  record Read(Recipe recipe, Fields fields, List<StageReader.Read> stages) {}

  Optional<Read> read(Fields fields) {
    Legend legend = Legend.of(fields);
    Optional<RecipeId> id = fields.need("id", Forms.id(RecipeId::new));
    Optional<Integer> revision = fields.need("revision", Forms.whole(1, 999_999));
    if (id.isPresent() && revision.isPresent()) {
      revisions.name(id.get() + " revision " + revision.get(), fields.place("id"));
    }
    Optional<String> title = fields.need("title", Forms.text(120));
    Optional<Recipe.Status> status = fields.need("status", Forms.choice(Recipe.Status.class));
    List<StageReader.Read> stages =
        fields.each("stages", 1, 32, new StageReader(parts, legend)::read);
    Map<String, Place> lifted = new HashMap<>();
    List<CapOverride> overrides =
        fields.each("overrides", 0, 64, group -> override(group, legend, lifted));
    return fields
        .build(
            () ->
                RecipeHash.signed(
                    new Recipe(
                        id.orElseThrow(),
                        revision.orElseThrow(),
                        title.orElseThrow(),
                        status.orElseThrow(),
                        Optional.empty(),
                        "",
                        legend.sources(),
                        List.of(),
                        stages.stream().map(StageReader.Read::stage).toList(),
                        overrides)))
        .map(recipe -> new Read(recipe, fields, stages));
  }

  private Optional<CapOverride> override(Fields fields, Legend legend, Map<String, Place> lifted) {
    Optional<MaterialId> material = fields.need("material", Forms.id(MaterialId::new));
    material.ifPresent(id -> parts.materials().require(id, fields.place("material")));
    Optional<StageKind> kind = fields.need("kind", Forms.choice(StageKind.class));
    Optional<DieId> die = fields.need("die", Forms.id(DieId::new));
    die.ifPresent(id -> parts.dies().require(id, fields.place("die")));
    Optional<Sourced<Pressure>> cap = fields.need("cap", legend.tagged(CAP));
    Optional<Sourced<Duration>> dwellMax = fields.need("dwell-max", legend.tagged(DWELL));
    Optional<String> reason = fields.need("reason", Forms.text(400));
    Optional<CapOverride> override =
        fields.build(
            () ->
                new CapOverride(
                    material.orElseThrow(),
                    kind.orElseThrow(),
                    Set.of(die.orElseThrow()),
                    new Target.OfPressure(cap.orElseThrow()),
                    dwellMax.orElseThrow(),
                    CapOverride.Conditions.NONE,
                    reason.orElseThrow()));
    override.ifPresent(each -> checkLift(each, fields, lifted));
    return override;
  }

  private void checkLift(CapOverride override, Fields fields, Map<String, Place> lifted) {
    String what = override.material() + " " + override.kind() + " " + override.dies();
    Place first = lifted.putIfAbsent(what, fields.place());
    if (first != null) {
      problems.problem(
          fields.place(),
          "the same cap is lifted already, at " + first.spot(),
          "keep one override for each material, kind and die");
    }
    parts
        .materials()
        .find(override.material())
        .ifPresent(material -> checkLift(override, material, fields));
  }

  private void checkLift(CapOverride override, Material material, Fields fields) {
    if (!(override.cap() instanceof Target.OfPressure lifted)) {
      return;
    }
    Pressure cap = lifted.value().value();
    Optional<Sourced<Pressure>> usual = material.limits().cap(override.kind());
    if (usual.isEmpty()) {
      problems.problem(
          fields.place("kind"),
          material.id() + " must not see a " + Forms.word(override.kind()) + " stage at all",
          "an override lifts a cap, it does not allow what is forbidden");
    } else if (cap.compareTo(usual.get().value()) <= 0) {
      problems.problem(
          fields.place("cap"),
          cap + " is not above the usual cap of " + usual.get().value(),
          "take the override out");
    } else if (cap.compareTo(material.limits().ceiling().value()) > 0) {
      problems.problem(
          fields.place("cap"),
          cap + " is above the ceiling of " + material.limits().ceiling().value(),
          "nothing lifts a ceiling; write less");
    }
  }
}
