package io.stackline.site;

import io.stackline.map.Coding;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the {@code flags} of a register map: rows of flags, one address or one bit each. */
final class FlagReader {
  /** A place in a row that nobody needs. */
  private static final String NONE = "_";

  static final Key.One<Upkeep.Poll> POLL =
      Key.usual(
          "poll",
          Forms.choice(Upkeep.Poll.class),
          "fast",
          "with every status, once a second, or only when asked for",
          "slow");
  static final Key.One<String> GROUP =
      Key.maybe(
          "group", MapForms.NAMES, "none", "points of one group come from one request", "status");

  private static final Key.One<Address> AT =
      Key.needed(
          "at",
          Address.FORM,
          "where the first stands: with a bit, one bit each, else one address each",
          "30003.0");
  private static final Key.Many<String> NAMES =
      new Key.Many<>(
          Key.needed("names", "of the flags, in their order", "[running, _, fault]"),
          Forms.shape(
              Pattern.compile("_|" + MapForms.POINT.look().regex()),
              "name of a flag",
              "small letters, digits and single dashes; _ for one nobody needs"),
          1,
          256);

  static final Group KEYS = Group.of("a row of flags", AT, POLL, GROUP, NAMES);

  private final MapPoints points;
  private final int base;

  FlagReader(MapPoints points, int base) {
    this.points = points;
    this.base = base;
  }

  Optional<List<Point>> read(Fields fields) {
    Optional<Address> at = fields.read(AT);
    Optional<Upkeep.Poll> poll = fields.read(POLL);
    Optional<String> group = fields.read(GROUP);
    List<String> names = fields.read(NAMES);
    List<Place> places = fields.places(NAMES);
    for (int i = 0; i < names.size() && names.size() == places.size(); i++) {
      if (!names.get(i).equals(NONE)) {
        points.name(names.get(i), places.get(i));
      }
    }
    at.ifPresent(each -> check(fields, each, names.size()));
    return fields.build(
        () -> {
          Upkeep upkeep =
              new Upkeep(poll.orElseThrow(), group.orElse(""), false, false, false, Duration.ZERO);
          return laid(at.orElseThrow(), names, upkeep);
        });
  }

  private void check(Fields fields, Address at, int count) {
    int address = at.pdu(base);
    boolean bits = at.bit().isPresent();
    int end = bits ? at.bit().orElse(0) + count : address + count;
    if (address < 0 || end > (bits ? 16 : Spot.ADDRESSES)) {
      fields.problem(
          Code.RANGE,
          AT,
          "the row does not lie in its " + (bits ? "register" : "table"),
          bits ? "begin another row in the next register" : "see address-base");
    }
    if (bits && at.table().isBits()) {
      fields.problem(Code.CONFLICT, AT, "names a bit of a bit", "leave the bit out");
    }
  }

  private List<Point> laid(Address at, List<String> names, Upkeep upkeep) {
    List<Point> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean bits = at.bit().isPresent();
      Coding coding =
          bits
              ? new Coding(PointType.BIT, WordOrder.ABCD, at.bit().orElse(0) + i)
              : new Coding(PointType.BOOL, WordOrder.ABCD, 0);
      Spot spot = new Spot(at.table(), at.pdu(base) + (bits ? 0 : i), 1);
      if (!names.get(i).equals(NONE)) {
        all.add(new Point(names.get(i), spot, coding, Meaning.PLAIN, upkeep));
      }
    }
    return all;
  }
}
