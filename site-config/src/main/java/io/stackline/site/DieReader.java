package io.stackline.site;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.Service;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.util.Optional;

/** Reads the entries of {@code dies}. */
final class DieReader {
  private static final Form<Length> BORE = Forms.length("1 mm", "500 mm");
  private static final Form<Pressure> RATING = Forms.pressure("1 MPa", "5000 MPa");
  private static final Form<Temperature> TEMPERATURE = Forms.temperature("-50 °C", "1000 °C");

  private DieReader() {}

  static Optional<Die> read(Fields fields, Catalogue<DieId, Die> dies) {
    Optional<DieId> id = fields.need("id", Forms.id(DieId::new));
    id.ifPresentOrElse(each -> dies.name(each, fields.place("id")), dies::incomplete);
    Optional<String> name = fields.need("name", Forms.text(80));
    Optional<Length> bore = fields.need("bore", BORE);
    Optional<Pressure> rating = fields.need("rating", RATING);
    Optional<Pressure> insitu = fields.need("rating-insitu", RATING);
    Optional<Temperature> temperature = fields.need("temperature-max", TEMPERATURE);
    Optional<Boolean> insulated = fields.need("insulated", Forms.flag());
    if (rating.isPresent() && insitu.isPresent() && insitu.get().compareTo(rating.get()) > 0) {
      fields
          .problems()
          .problem(
              fields.place("rating-insitu"),
              insitu.get() + " for days is more than " + rating.get() + " for minutes",
              "write at most the short-term rating");
    }
    return fields.build(
        () ->
            new Die(
                id.orElseThrow(),
                name.orElseThrow(),
                bore.orElseThrow(),
                DieMaterial.HARDENED_TOOL_STEEL,
                DieMaterial.HARDENED_TOOL_STEEL,
                rating.orElseThrow(),
                insitu.orElseThrow(),
                temperature.orElseThrow(),
                insulated.orElseThrow(),
                Service.UNKEPT));
  }
}
