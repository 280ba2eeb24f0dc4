package io.stackline.site;

import io.stackline.map.Dialect;
import io.stackline.map.ExtraTag;
import io.stackline.map.MapId;
import io.stackline.map.RegisterMap;
import io.stackline.press.Component;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.ForceChannel;
import io.stackline.press.Hydraulics;
import io.stackline.press.Identification;
import io.stackline.press.Offers;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Stiffness;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the entries of {@code presses}. */
final class PressReader {
  private static final Form<Length> POSITION = Quantities.length("0 mm", "5000 mm");

  private static final Key.One<PressId> ID =
      Key.needed("id", Forms.id(PressId::new), "id, unique among the presses", "P1");
  private static final Key.One<String> NAME =
      Key.needed("name", Forms.text(80), "for people", "25 t press");
  private static final Key.One<Force> RATED =
      Key.needed("rated", Quantities.force("1 kN", "20000 kN"), "largest force", "245.2 kN");
  private static final Key.One<ForceRate> RATE =
      Key.needed(
          "rate-max",
          Quantities.forceRate("0.001 kN/s", "1000 kN/s"),
          "fastest rise of force",
          "2 kN/s");
  private static final Key.One<Length> RAM =
      Key.needed(
          "ram-diameter", Quantities.length("5 mm", "2000 mm"), "piston of the cylinder", "80 mm");
  private static final Key.Part HYDRAULICS =
      Key.part(
          Key.maybe(
              "hydraulics", "those of the reference press", "what the oil lifts and rubs", ""),
          HydraulicsReader.KEYS);
  private static final Key.One<Stiffness> FRAME =
      Key.needed(
          "frame-stiffness",
          Quantities.stiffness("1 kN/mm", "100000 kN/mm"),
          "subtracted from the measured thickness",
          "300 kN/mm");
  private static final Key.One<Length> CLOSED =
      Key.needed(
          "closed-position",
          POSITION,
          "ram position at which the punches touch in an empty die at no force, within the stroke",
          "3.0 mm");
  private static final Key.One<Length> STROKE =
      Key.needed(
          "stroke", POSITION, "largest ram position, counted from the open position", "50 mm");
  private static final Key.Parts CELLS =
      new Key.Parts(
          Key.needed("cells", "one high and at most one low load cell", ""),
          List.of(CellReader.KEYS),
          1,
          2);
  private static final Key.Many<StageKind> KINDS =
      new Key.Many<>(
          Key.needed("kinds", "kinds of stages it takes; [] only if it is watched", "[densify]"),
          Forms.choice(StageKind.class),
          0,
          StageKind.values().length);
  static final Form<String> CAPABILITY =
      Forms.shape(
          Pattern.compile("[a-z][a-z0-9-]{0,31}"),
          "capability",
          "1 to 32 small letters, digits or dashes, a letter first");
  private static final Key.Many<String> CAPABILITIES =
      new Key.Many<>(
          Key.maybe(
              "capabilities",
              "none",
              "what else it can, in words of the site that stages may need",
              "[heated-platens]"),
          CAPABILITY,
          0,
          32);
  private static final Key.One<String> GLOVEBOX =
      Key.maybe("glovebox", Forms.text(80), "none", "name of the glovebox it stands in", "GB1");
  private static final Key.Many<FixtureId> FIXTURES =
      new Key.Many<>(
          Key.maybe("fixtures", "any", "those that fit under its ram; [] for none", "[F1]"),
          Forms.id(FixtureId::new),
          0,
          128);
  private static final Key.One<MapId> MAP =
      Key.maybe(
          "map",
          Forms.id(MapId::new),
          "PRESSMAP 1.0",
          "how its registers lie: a map of this site or one that comes with Stackline",
          "hypro-rtu");
  private static final Key.One<Integer> WRITES =
      Key.maybe(
          "eeprom-writes-a-day",
          ExtrasReader.A_DAY.form(),
          "that of its map",
          "writes that wear its memory in 24 h; more are refused",
          "200");
  private static final Key.One<Boolean> SIMULATED =
      Key.usual(
          "simulated",
          Forms.flag(),
          "false",
          "whether its PLC is one of Stackline's simulated ones, which may be started for it",
          "true");

  private static final Key.Part IDENTIFICATION =
      Key.part(
          Key.maybe(
              "identification", "nothing is said", "who it is, as its plate and papers say", ""),
          Group.of("who a press is", IdentificationKeys.PRESS.all()));

  static final Group KEYS =
      Group.of(
          "a press",
          ID,
          NAME,
          RATED,
          RATE,
          RAM,
          HYDRAULICS,
          FRAME,
          CLOSED,
          STROKE,
          CELLS,
          KINDS,
          CAPABILITIES,
          GLOVEBOX,
          FIXTURES,
          Connections.KEY,
          MAP,
          WRITES,
          SIMULATED,
          ExtraTagReader.KEY,
          IDENTIFICATION,
          ComponentReader.KEY);

  private final Catalogue<PressId, Site.PressSite> presses;
  private final Catalogue<MapId, RegisterMap> maps;
  private final Catalogue<FixtureId, Fixture> fixtures;
  private final Connections connections;
  private final IdentificationReader identifications;

  PressReader(SiteParts parts, IdentificationReader identifications) {
    this.identifications = identifications;
    presses = parts.presses();
    maps = parts.maps();
    fixtures = parts.fixtures();
    connections = new Connections(parts.problems());
  }

  Optional<Site.PressSite> read(Fields fields) {
    Optional<PressId> id = fields.read(ID);
    id.ifPresent(each -> presses.name(each, fields.place(ID)));
    Optional<String> name = fields.read(NAME);
    Optional<Force> rated = fields.read(RATED);
    Optional<ForceRate> rateMax = fields.read(RATE);
    Optional<Length> ram = fields.read(RAM);
    Optional<Hydraulics> hydraulics = fields.read(HYDRAULICS, HydraulicsReader::read);
    Optional<Stiffness> frame = fields.read(FRAME);
    Optional<Length> closed = fields.read(CLOSED);
    Optional<Length> stroke = fields.read(STROKE);
    List<ForceChannel> cells = fields.read(CELLS, CellReader::read);
    List<StageKind> kinds = fields.read(KINDS);
    Offers offers = offers(fields);
    Optional<Site.Connection> connection = fields.read(Connections.KEY, connections::read);
    Optional<Boolean> simulated = fields.read(SIMULATED);
    Optional<Dialect> dialect = dialect(fields);
    checkTravel(fields, closed, stroke);
    rated.ifPresent(force -> checkCells(fields, force, cells));
    checkSimulated(fields, connection, simulated);
    MapFit fit = new MapFit(fields, dialect);
    fit.checkKinds(KINDS, kinds);
    fit.checkCells(CELLS, cells);
    rated.ifPresent(force -> fit.checkRated(RATED, force));
    List<ExtraTag> tags = new ExtraTagReader(fields.problems(), dialect).read(fields);
    Optional<Identification> identification =
        fields.read(IDENTIFICATION, each -> identifications.group(each, IdentificationKeys.PRESS));
    List<Component> components = new ComponentReader(identifications).read(fields);
    return fields.build(
        () ->
            new Site.PressSite(
                new Press(
                    id.orElseThrow(),
                    name.orElseThrow(),
                    rated.orElseThrow(),
                    rateMax.orElseThrow(),
                    ram.orElseThrow(),
                    hydraulics.orElse(Hydraulics.UNSPOKEN),
                    frame.orElseThrow(),
                    closed.orElseThrow(),
                    stroke.orElseThrow(),
                    cells,
                    new HashSet<>(kinds),
                    offers),
                connection.orElseThrow(),
                dialect.orElseThrow(),
                simulated.orElseThrow(),
                tags,
                identification.orElse(Identification.UNSAID),
                components));
  }

  private Offers offers(Fields fields) {
    List<String> capabilities = fields.read(CAPABILITIES);
    Optional<String> glovebox = fields.read(GLOVEBOX);
    List<FixtureId> fits = fields.read(FIXTURES);
    for (int i = 0; i < fits.size(); i++) {
      fixtures.require(fits.get(i), fields.places(FIXTURES).get(i));
    }
    return new Offers(
        new HashSet<>(capabilities),
        glovebox,
        fields.has(FIXTURES) ? Optional.of(new HashSet<>(fits)) : Optional.empty());
  }

  private Optional<Dialect> dialect(Fields fields) {
    Optional<MapId> id = fields.read(MAP);
    Optional<Integer> writes = fields.read(WRITES);
    if (id.isEmpty()) {
      return fields.has(MAP) ? Optional.empty() : Optional.of(plain(fields));
    }
    maps.require(id.get(), fields.place(MAP));
    Optional<RegisterMap> map = maps.find(id.get());
    if (map.isEmpty()) {
      fields.problems().missing();
    }
    if (map.isPresent() && writes.isPresent() && map.get().extras().eeprom().isEmpty()) {
      noEeprom(fields);
    }
    return map.map(each -> new Dialect.Mapped(writes.map(each::withWritesADay).orElse(each)));
  }

  private static Dialect plain(Fields fields) {
    if (fields.has(WRITES)) {
      noEeprom(fields);
    }
    return new Dialect.Pressmap();
  }

  private static void noEeprom(Fields fields) {
    fields.problem(Code.CONFLICT, WRITES, "no write wears this press", "take it out");
  }

  private static void checkTravel(Fields fields, Optional<Length> closed, Optional<Length> stroke) {
    if (closed.isPresent() && stroke.isPresent() && closed.get().metres() > stroke.get().metres()) {
      fields.problem(
          Code.CONFLICT,
          CLOSED,
          closed.get() + " lies beyond the stroke of " + stroke.get(),
          "measure both from the open position");
    }
  }

  private static void checkSimulated(
      Fields fields, Optional<Site.Connection> connection, Optional<Boolean> simulated) {
    if (simulated.orElse(false)
        && connection.isPresent()
        && connection.get().line() instanceof Line.Serial) {
      fields.problem(
          Code.CONFLICT,
          SIMULATED,
          "a simulated PLC listens at a port, not on a serial line",
          "reach it by tcp or rtu-over-tcp");
    }
  }

  private static void checkCells(Fields fields, Force rated, List<ForceChannel> cells) {
    Set<ForceChannel.Kind> seen = new HashSet<>();
    for (ForceChannel each : cells) {
      if (!seen.add(each.kind())) {
        fields.problem(
            Code.DUPLICATE,
            CELLS,
            "there are two " + Forms.word(each.kind()) + " cells",
            "describe one high cell and at most one low cell");
      }
    }
    boolean reached = cells.stream().anyMatch(each -> each.range().compareTo(rated) >= 0);
    if (!cells.isEmpty() && !(reached && seen.contains(ForceChannel.Kind.HIGH))) {
      fields.problem(
          Code.CONFLICT,
          CELLS,
          "no high cell measures up to the rated " + rated,
          "describe the cell that does");
    }
  }
}
