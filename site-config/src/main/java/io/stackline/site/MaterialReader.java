package io.stackline.site;

import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.StageKind;
import io.stackline.unit.Density;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.Temperature;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads one material file. */
final class MaterialReader {
  private static final Form<Density> DENSITY = Forms.density("0.1 g/cm³", "25 g/cm³");
  private static final Form<Pressure> PRESSURE = Forms.pressure("0.1 MPa", "5000 MPa");
  private static final Form<Temperature> TEMPERATURE = Forms.temperature("-50 °C", "1500 °C");
  private static final String FORBIDDEN = "forbidden";

  private MaterialReader() {}

  static Optional<Material> read(Fields fields, Catalogue<MaterialId, Material> materials) {
    Legend legend = Legend.of(fields);
    Optional<MaterialId> id = fields.need("id", Forms.id(MaterialId::new));
    id.ifPresentOrElse(each -> materials.name(each, fields.place("id")), materials::incomplete);
    Optional<String> name = fields.need("name", Forms.text(80));
    Optional<Material.Form> form = fields.need("form", Forms.choice(Material.Form.class));
    Optional<Sourced<Density>> density = fields.need("density", legend.tagged(DENSITY));
    Optional<Sourced<Pressure>> ceiling = fields.need("ceiling", legend.tagged(PRESSURE));
    Optional<Map<StageKind, Sourced<Pressure>>> caps =
        fields.child("caps", group -> caps(group, legend, ceiling));
    Optional<Sourced<Temperature>> temperature =
        fields.need("temperature-max", legend.tagged(TEMPERATURE));
    Optional<Material.Behaviour> behaviour =
        fields.child("behaviour", group -> BehaviourReader.read(group, legend));
    return fields.build(
        () ->
            new Material(
                id.orElseThrow(),
                name.orElseThrow(),
                form.orElseThrow(),
                Material.Role.ELECTROLYTE,
                density.orElseThrow(),
                new Limits(caps.orElseThrow(), Map.of(), ceiling.orElseThrow()),
                Optional.empty(),
                temperature.orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                behaviour.orElseThrow()));
  }

  private static Optional<Map<StageKind, Sourced<Pressure>>> caps(
      Fields fields, Legend legend, Optional<Sourced<Pressure>> ceiling) {
    Map<StageKind, Sourced<Pressure>> caps = new EnumMap<>(StageKind.class);
    Form<Optional<Sourced<Pressure>>> form = cap(legend.tagged(PRESSURE));
    for (StageKind kind : StageKind.values()) {
      String key = Forms.word(kind);
      fields
          .maybe(key, form)
          .flatMap(cap -> cap)
          .ifPresent(
              cap -> {
                caps.put(kind, cap);
                ceiling
                    .filter(highest -> cap.value().compareTo(highest.value()) > 0)
                    .ifPresent(highest -> aboveCeiling(fields, key, cap, highest));
              });
    }
    return fields.build(() -> caps);
  }

  private static void aboveCeiling(
      Fields fields, String key, Sourced<Pressure> cap, Sourced<Pressure> ceiling) {
    fields
        .problems()
        .problem(
            fields.place(key),
            cap.value() + " is above the ceiling of " + ceiling.value(),
            "lower the cap or, with a source, raise the ceiling");
  }

  private static Form<Optional<Sourced<Pressure>>> cap(Form<Sourced<Pressure>> tagged) {
    return new Form<>(
        tagged.hint() + ", or forbidden",
        text -> text.equals(FORBIDDEN) ? Optional.empty() : known(tagged, text));
  }

  private static Optional<Sourced<Pressure>> known(Form<Sourced<Pressure>> tagged, String text)
      throws QuantityRefused {
    return Optional.of(tagged.read(text));
  }
}
