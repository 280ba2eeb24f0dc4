package io.stackline.site;

import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.unit.Density;
import io.stackline.unit.SpecificCapacity;
import io.stackline.unit.Swelling;
import io.stackline.unit.Temperature;
import java.util.Optional;

/** Reads one material file. */
final class MaterialReader {
  private static final Key.One<MaterialId> ID =
      Key.needed("id", Forms.id(MaterialId::new), "id, unique among the materials", "lithium-foil");
  private static final Key.One<String> NAME =
      Key.needed("name", Forms.text(80), "for people", "Lithium foil");
  private static final Key.One<Material.Form> FORM =
      Key.needed(
          "form",
          Forms.choice(Material.Form.class),
          "what it is when it comes to the press",
          "metal");
  private static final Key.One<Material.Role> ROLE =
      Key.needed("role", Forms.choice(Material.Role.class), "what it is for in the cell", "anode");
  private static final Key.One<Sourced<Density>> DENSITY =
      Key.needed(
          "density",
          Quantities.sourced(Quantities.density("0.1 g/cm³", "25 g/cm³")),
          "true density, without pores",
          "0.534 g/cm³ [M]");
  private static final Key.Part LITHIATED =
      Key.part(
          Key.maybe(
              "lithiated",
              "as above",
              "what it bears once the cell was charged, and under stack pressure in any case",
              ""),
          LimitsReader.KEYS);
  private static final Key.One<Sourced<Temperature>> TEMPERATURE =
      Key.needed(
          "temperature-max",
          Quantities.sourced(Quantities.temperature("-50 °C", "1500 °C")),
          "highest temperature",
          "60 °C [E]");
  private static final Key.One<Sourced<SpecificCapacity>> CAPACITY =
      Key.maybe(
          "capacity",
          Quantities.sourced(Quantities.specificCapacity("0.1 mAh/g", "10000 mAh/g")),
          "it stores none",
          "charge it stores, per mass of the layer",
          "140 mAh/g [E]");
  private static final Key.One<Sourced<Swelling>> SWELLING =
      Key.maybe(
          "swelling",
          Quantities.sourced(Quantities.swelling("-100 µm/(mAh/cm²)", "100 µm/(mAh/cm²)")),
          "none",
          "growth of thickness on charge, per areal capacity of the cell",
          "4.85 µm/(mAh/cm²) [C]");
  private static final Key.Part BEHAVIOUR =
      new Key.Part(
          Key.needed("behaviour", "how a simulated press sees it", ""), BehaviourReader.SORTS);

  static final Group KEYS =
      Group.of(
          "a material in one form",
          Legend.SOURCES,
          ID,
          NAME,
          FORM,
          ROLE,
          DENSITY,
          LimitsReader.CAPS,
          LimitsReader.ADVICE,
          LimitsReader.CEILING,
          LITHIATED,
          TEMPERATURE,
          CAPACITY,
          SWELLING,
          BEHAVIOUR);

  private MaterialReader() {}

  static Optional<Material> read(Fields file, Catalogue<MaterialId, Material> materials) {
    Fields fields = file.explained();
    Optional<MaterialId> id = fields.read(ID);
    id.ifPresentOrElse(each -> materials.name(each, fields.place(ID)), materials::incomplete);
    Optional<String> name = fields.read(NAME);
    Optional<Material.Form> form = fields.read(FORM);
    Optional<Material.Role> role = fields.read(ROLE);
    Optional<Sourced<Density>> density = fields.read(DENSITY);
    Optional<Limits> limits = LimitsReader.read(fields);
    Optional<Limits> lithiated = fields.read(LITHIATED, LimitsReader::group);
    Optional<Sourced<Temperature>> temperature = fields.read(TEMPERATURE);
    Optional<Sourced<SpecificCapacity>> capacity = fields.read(CAPACITY);
    Optional<Sourced<Swelling>> swelling = fields.read(SWELLING);
    Optional<Material.Behaviour> behaviour = fields.read(BEHAVIOUR, BehaviourReader::read);
    return fields.build(
        () ->
            new Material(
                id.orElseThrow(),
                name.orElseThrow(),
                form.orElseThrow(),
                role.orElseThrow(),
                density.orElseThrow(),
                limits.orElseThrow(),
                lithiated,
                temperature.orElseThrow(),
                capacity,
                swelling,
                behaviour.orElseThrow()));
  }
}
