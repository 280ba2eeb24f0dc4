package io.stackline.site;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.recipe.Addition;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.ArealMass;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import java.util.List;
import java.util.Optional;

/** Reads the {@code adds} of a stage. */
final class LayerReader {
  private static final Key.One<MaterialId> POWDER =
      Key.needed("powder", Forms.id(MaterialId::new), "a material of form powder", "nmc-composite");
  private static final Key.One<Sourced<Mass>> MASS =
      Key.needed(
          "mass",
          Quantities.sourced(Quantities.mass("0.1 mg", "1 kg")),
          "mass, whatever the die",
          "15 mg [E]");
  private static final Key.One<Sourced<ArealMass>> LOADING =
      Key.needed(
          "loading",
          Quantities.sourced(Quantities.arealMass("0.1 mg/cm²", "100000 mg/cm²")),
          "mass per area of the bore",
          "127 mg/cm² [E]");
  private static final Key.One<MaterialId> FOIL =
      Key.needed(
          "foil",
          Forms.id(MaterialId::new),
          "a material of another form than powder",
          "lithium-foil");
  private static final Key.One<Optional<Sourced<Length>>> DIAMETER =
      Key.usual(
          "diameter",
          Forms.wordOr("bore", Quantities.sourced(Quantities.length("1 mm", "500 mm"))),
          "bore",
          "diameter of the disc",
          "10 mm [E]");
  private static final Key.One<Sourced<Length>> THICKNESS =
      Key.needed(
          "thickness",
          Quantities.sourced(Quantities.length("0.1 µm", "50 mm")),
          "thickness of the disc",
          "100 µm [E]");

  private static final Group WEIGHED = Group.of("powder by mass", POWDER, MASS);
  private static final Group SPREAD = Group.of("powder by area", POWDER, LOADING);
  private static final Group DISC = Group.of("a foil or disc", FOIL, DIAMETER, THICKNESS);

  static final Key.Parts KEY =
      new Key.Parts(
          Key.maybe("adds", "none", "layers laid in before pressing, bottom first", ""),
          List.of(WEIGHED, SPREAD, DISC),
          0,
          16);

  private final Catalogue<MaterialId, Material> materials;

  LayerReader(Catalogue<MaterialId, Material> materials) {
    this.materials = materials;
  }

  Optional<Addition> read(Fields fields) {
    if (fields.has(FOIL)) {
      return foil(fields.as(DISC));
    }
    if (fields.has(LOADING) && fields.has(MASS)) {
      fields.problem(
          Code.CONFLICT, LOADING, "stands beside a mass", "write either mass or loading");
      return Optional.empty();
    }
    return fields.has(LOADING) ? spread(fields.as(SPREAD)) : weighed(fields.as(WEIGHED));
  }

  private Optional<Addition> weighed(Fields fields) {
    Optional<MaterialId> powder = material(fields, POWDER);
    Optional<Sourced<Mass>> mass = fields.read(MASS);
    return fields.build(() -> new Addition.Weighed(powder.orElseThrow(), mass.orElseThrow()));
  }

  private Optional<Addition> spread(Fields fields) {
    Optional<MaterialId> powder = material(fields, POWDER);
    Optional<Sourced<ArealMass>> loading = fields.read(LOADING);
    return fields.build(() -> new Addition.Spread(powder.orElseThrow(), loading.orElseThrow()));
  }

  private Optional<Addition> foil(Fields fields) {
    Optional<MaterialId> foil = material(fields, FOIL);
    Optional<Optional<Sourced<Length>>> diameter = fields.read(DIAMETER);
    Optional<Sourced<Length>> thickness = fields.read(THICKNESS);
    return fields.build(
        () ->
            new Addition.Foil(foil.orElseThrow(), diameter.orElseThrow(), thickness.orElseThrow()));
  }

  private Optional<MaterialId> material(Fields fields, Key.One<MaterialId> key) {
    Optional<MaterialId> id = fields.read(key);
    id.ifPresent(each -> materials.require(each, fields.place(key)));
    id.flatMap(materials::find)
        .filter(each -> (each.form() == Material.Form.POWDER) != key.equals(POWDER))
        .ifPresent(
            each ->
                fields.problem(
                    Code.CONFLICT,
                    key,
                    each.id() + " is " + Forms.word(each.form()) + ", not " + key.name(),
                    "use \"powder\" with a mass or \"foil\" with diameter and thickness"));
    return id;
  }
}
