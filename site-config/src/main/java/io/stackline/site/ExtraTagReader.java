package io.stackline.site;

import io.stackline.map.Device;
import io.stackline.map.Dialect;
import io.stackline.map.Display;
import io.stackline.map.ExtraTag;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Upkeep;
import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code tags} of a press: what the site wants to see, or set, of its PLC besides. */
final class ExtraTagReader {
  private static final Key.One<String> NAME =
      Key.needed(
          "name",
          MapForms.NAMES,
          "unique among the tags of the press and the points of its map",
          "chiller-set-point");
  private static final Key.One<Duration> EVERY =
      Key.usual(
          "every",
          Quantities.duration("100 ms", "10 min"),
          "1 s",
          "how often it is read, as far as reading the press itself leaves time",
          "10 s");
  private static final Key.One<Boolean> EEPROM =
      Key.usual(
          "eeprom",
          Forms.flag(),
          "false",
          "whether writes wear it: counted in the budget of the press's map",
          "true");

  private static final Group GROUP =
      Group.of("an extra tag: one value of the PLC, whatever its map", keys());
  static final Key.Parts KEY =
      new Key.Parts(
          Key.maybe("tags", "none", "further values of its PLC that are shown, or written", ""),
          List.of(GROUP),
          0,
          ExtraTag.MAX);

  private final Problems problems;
  private final Optional<Dialect> dialect;
  private final PlaceReader registers;
  private final MapPoints points;

  /**
   * @param dialect of the press; empty if it could not be read, and that was told
   */
  ExtraTagReader(Problems problems, Optional<Dialect> dialect) {
    this.problems = problems;
    this.dialect = dialect;
    registers =
        new PlaceReader(
            dialect.map(each -> each.device().notation()).orElse(Device.Notation.USUAL));
    points = new MapPoints("tag", problems);
  }

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>(List.of(NAME));
    keys.addAll(PlaceReader.KEYS);
    keys.addAll(MeaningReader.KEYS);
    keys.addAll(DisplayReader.KEYS);
    keys.addAll(List.of(EVERY, EEPROM));
    return keys;
  }

  List<ExtraTag> read(Fields press) {
    List<ExtraTag> tags = press.read(KEY, this::tag);
    tags.forEach(each -> points.add(each.point()));
    dialect.ifPresent(each -> new MapCheck(points, each.device(), "writable").check());
    return tags;
  }

  private Optional<ExtraTag> tag(Fields fields) {
    Optional<String> name = fields.read(NAME);
    name.ifPresent(each -> points.name(each, fields.place(NAME)));
    PlaceReader.Found found = registers.read(fields);
    Optional<PointType> type = found.type();
    Optional<Meaning> meaning = MeaningReader.read(fields);
    type.ifPresent(each -> MeaningReader.check(fields, each));
    Display display = DisplayReader.read(fields, type, meaning);
    Optional<Duration> every = fields.read(EVERY);
    boolean eeprom = fields.read(EEPROM).orElse(false);
    name.ifPresent(each -> checkName(fields, each));
    checkEeprom(fields, display.writable(), eeprom);
    if (display.writable() && found.spot().isPresent()) {
      checkDriven(fields, found.spot().get());
    }
    Upkeep upkeep =
        new Upkeep(
            Upkeep.Poll.SLOW, "", display.writable(), display.writable(), eeprom, Duration.ZERO);
    return fields.build(
        () -> {
          Spot spot = found.spot().orElseThrow();
          Point point =
              new Point(
                  name.orElseThrow(),
                  spot,
                  found.coding().orElseThrow(),
                  meaning.orElseThrow(),
                  upkeep,
                  display);
          return new ExtraTag(point, every.orElseThrow());
        });
  }

  /** A name must not mean two things on one press. */
  private void checkName(Fields fields, String name) {
    if (dialect.isPresent()
        && dialect.get() instanceof Dialect.Mapped mapped
        && mapped.map().points().containsKey(name)) {
      fields.problem(
          Code.DUPLICATE,
          NAME,
          "map " + mapped.map().id() + " has a point \"" + name + "\" already",
          "choose another name, or show the map's own by its tags");
    }
  }

  private void checkEeprom(Fields fields, boolean writable, boolean eeprom) {
    boolean budget =
        dialect.isEmpty()
            || (dialect.get() instanceof Dialect.Mapped mapped
                && mapped.map().extras().eeprom().isPresent());
    if (eeprom && !writable) {
      fields.problem(
          Code.CONFLICT, EEPROM, "is never written", "add writable: true or take it out");
    } else if (eeprom && !budget) {
      fields.problem(
          Code.CONFLICT,
          EEPROM,
          "the press has no budget of writes",
          "name a map that has eeprom, or take it out if no write wears it");
    }
  }

  /** What drives the press is written by the bridge alone. */
  private void checkDriven(Fields fields, Spot spot) {
    dialect.map(Dialect::driven).orElseGet(List::of).stream()
        .filter(spot::overlaps)
        .findFirst()
        .ifPresent(
            driven ->
                problems.problem(
                    Code.CONFLICT,
                    fields.place(PlaceReader.AT),
                    "cannot be writable: the press is driven by " + text(driven),
                    "take writable: true out, or correct the address"));
  }

  private static String text(Spot spot) {
    String first = spot.table().name().toLowerCase(Locale.ROOT) + " " + spot.address();
    return first + (spot.count() == 1 ? "" : " to " + (spot.end() - 1)) + ", as in the frame";
  }
}
