package io.stackline.site;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.Service;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.time.LocalDate;
import java.util.Optional;

/** Reads the entries of {@code dies}. */
final class DieReader {
  private static final Form<Pressure> PRESSURE = Quantities.pressure("1 MPa", "5000 MPa");
  private static final Form<DieMaterial> MATERIAL = Forms.choice(DieMaterial.class);
  private static final String BY_MATERIAL = "what the weaker of body and punch usually bears";

  private static final Key.One<DieId> ID =
      Key.needed("id", Forms.id(DieId::new), "id, unique among the dies", "D10-sleeve");
  private static final Key.One<String> NAME =
      Key.needed("name", Forms.text(80), "for people", "Steel body with PEEK sleeve Ø10");
  private static final Key.One<String> BARCODE =
      Key.maybe(
          "barcode",
          Forms.text(64),
          "the id",
          "what a scanner reads on it, unique among the dies",
          "4002345");
  private static final Key.One<Length> BORE =
      Key.needed("bore", Quantities.length("1 mm", "500 mm"), "inner diameter", "10 mm");
  private static final Key.One<DieMaterial> BODY =
      Key.needed("body", MATERIAL, "what surrounds the cell", "peek-sleeve");
  private static final Key.One<DieMaterial> PUNCH =
      Key.usual(
          "punch", MATERIAL, "hardened-tool-steel", "what presses the cell", "tungsten-carbide");
  private static final Key.One<Pressure> RATING =
      Key.maybe(
          "rating",
          PRESSURE,
          BY_MATERIAL,
          "highest pressure on the specimen for minutes at room temperature",
          "400 MPa");
  private static final Key.One<Pressure> INSITU =
      Key.maybe(
          "rating-insitu", PRESSURE, BY_MATERIAL, "the same for days, at most `rating`", "150 MPa");
  private static final Key.One<Temperature> TEMPERATURE =
      Key.maybe(
          "temperature-max",
          Quantities.temperature("-50 °C", "1000 °C"),
          BY_MATERIAL,
          "highest temperature",
          "60 °C");
  private static final Key.One<Boolean> INSULATED =
      Key.maybe(
          "insulated",
          Forms.flag(),
          "whether the body insulates",
          "whether a cell may stay in it without a short circuit",
          "true");
  private static final Key.One<String> SOURCE =
      Key.maybe(
          "rating-source",
          Forms.text(400),
          "nothing may be above what is usual",
          "on whose word it bears more than body and punch usually do",
          "Maker's test report 4711, 900 MPa.");
  private static final Key.One<Integer> STROKES =
      Key.usual(
          "strokes", Forms.whole(0, 10_000_000), "0", "how many it has pressed so far", "1200");
  private static final Key.One<Integer> STROKES_MAX =
      Key.maybe(
          "strokes-max",
          Forms.whole(1, 10_000_000),
          "any number",
          "after how many it is taken out of service",
          "5000");
  private static final Key.One<LocalDate> INSPECTED =
      Key.maybe("inspected", Forms.date(), "not known", "last inspection", "2026-09-01");
  private static final Key.One<LocalDate> DUE =
      Key.maybe(
          "inspection-due",
          Forms.date(),
          "never",
          "day from which it must not be used without another inspection",
          "2027-03-01");

  static final Group KEYS =
      Group.of(
          "a die or sleeve",
          ID,
          NAME,
          BARCODE,
          BORE,
          BODY,
          PUNCH,
          RATING,
          INSITU,
          TEMPERATURE,
          INSULATED,
          SOURCE,
          STROKES,
          STROKES_MAX,
          INSPECTED,
          DUE);

  private DieReader() {}

  static Optional<Die> read(Fields fields, Catalogue<DieId, Die> dies) {
    Optional<DieId> id = fields.read(ID);
    id.ifPresentOrElse(each -> dies.name(each, fields.place(ID)), dies::incomplete);
    Optional<String> name = fields.read(NAME);
    Optional<String> barcode = fields.read(BARCODE);
    Optional<Length> bore = fields.read(BORE);
    Optional<DieMaterial> body = fields.read(BODY);
    Optional<DieMaterial> punch = fields.read(PUNCH);
    Bears said = said(fields);
    Optional<Service> service = service(fields);
    Optional<Bears> usual =
        bore.isPresent() && body.isPresent() && punch.isPresent()
            ? Optional.of(Bears.usually(body.get(), punch.get(), bore.get()))
            : Optional.empty();
    usual.ifPresent(each -> check(fields, said, each));
    Bears bears = usual.map(said::orElse).orElse(said);
    return fields.build(
        () ->
            new Die(
                id.orElseThrow(),
                name.orElseThrow(),
                bore.orElseThrow(),
                body.orElseThrow(),
                punch.orElseThrow(),
                bears.rating.orElseThrow(),
                bears.insitu.orElseThrow(),
                bears.temperature.orElseThrow(),
                bears.insulated.orElseThrow(),
                service.orElseThrow(),
                barcode.orElseGet(() -> id.orElseThrow().value())));
  }

  /** What a die bears, as far as it is said. */
  private record Bears(
      Optional<Pressure> rating,
      Optional<Pressure> insitu,
      Optional<Temperature> temperature,
      Optional<Boolean> insulated) {
    static Bears usually(DieMaterial body, DieMaterial punch, Length bore) {
      Temperature cooler =
          body.temperatureMax().kelvin() < punch.temperatureMax().kelvin()
              ? body.temperatureMax()
              : punch.temperatureMax();
      return new Bears(
          Optional.of(Pressure.min(body.rating(bore), punch.rating(bore))),
          Optional.of(Pressure.min(body.ratingInsitu(bore), punch.ratingInsitu(bore))),
          Optional.of(cooler),
          Optional.of(body.isInsulating()));
    }

    /** What is left out is as usual, and what is borne for days is borne for minutes. */
    Bears orElse(Bears usual) {
      Optional<Pressure> minutes = rating.or(usual::rating);
      return new Bears(
          minutes,
          insitu.or(
              () -> Optional.of(Pressure.min(usual.insitu.orElseThrow(), minutes.orElseThrow()))),
          temperature.or(usual::temperature),
          insulated.or(usual::insulated));
    }
  }

  private static Bears said(Fields fields) {
    Optional<Pressure> rating = fields.read(RATING);
    Optional<Pressure> insitu = fields.read(INSITU);
    if (rating.isPresent() && insitu.isPresent() && insitu.get().compareTo(rating.get()) > 0) {
      fields.problem(
          Code.CONFLICT,
          INSITU,
          insitu.get() + " for days is more than " + rating.get() + " for minutes",
          "write at most the short-term rating");
    }
    return new Bears(rating, insitu, fields.read(TEMPERATURE), fields.read(INSULATED));
  }

  private static void check(Fields fields, Bears said, Bears usual) {
    if (fields.read(SOURCE).isPresent()) {
      return;
    }
    above(fields, RATING, said.rating, usual.rating.orElseThrow());
    above(fields, INSITU, said.insitu, usual.insitu.orElseThrow());
    said.temperature
        .filter(each -> each.kelvin() > usual.temperature.orElseThrow().kelvin())
        .ifPresent(
            each -> unusual(fields, TEMPERATURE, each + " is above the usual", usual.temperature));
    if (said.insulated.orElse(false) && !usual.insulated.orElse(false)) {
      fields.problem(
          Code.SOURCE,
          INSULATED,
          "its body does not insulate",
          "write false, or say under \"rating-source\" on whose word it does");
    }
  }

  private static void above(
      Fields fields, Key.One<?> key, Optional<Pressure> said, Pressure usual) {
    said.filter(each -> each.compareTo(usual) > 0)
        .ifPresent(each -> unusual(fields, key, each + " is above the usual", Optional.of(usual)));
  }

  private static void unusual(Fields fields, Key key, String what, Optional<?> usual) {
    fields.problem(
        Code.SOURCE,
        key,
        what + " " + usual.orElseThrow() + " of its body and punch",
        "write at most that, or say under \"rating-source\" on whose word it bears more");
  }

  private static Optional<Service> service(Fields fields) {
    Optional<Integer> strokes = fields.read(STROKES);
    Optional<Integer> strokesMax = fields.read(STROKES_MAX);
    Optional<LocalDate> inspected = fields.read(INSPECTED);
    Optional<LocalDate> due = fields.read(DUE);
    if (inspected.isPresent() && due.isPresent() && due.get().isBefore(inspected.get())) {
      fields.problem(
          Code.CONFLICT,
          DUE,
          due.get() + " lies before the inspection on " + inspected.get(),
          "write the day of the next one");
    }
    return strokes.map(count -> new Service(count, strokesMax, inspected, due));
  }
}
