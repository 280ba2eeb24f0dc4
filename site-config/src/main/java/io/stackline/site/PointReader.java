package io.stackline.site;

import io.stackline.map.Coding;
import io.stackline.map.Device;
import io.stackline.map.Display;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Upkeep;
import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code points} of a register map. */
final class PointReader {
  private static final Key.One<Integer> COUNT =
      Key.usual(
          "count",
          Forms.whole(1, 500),
          "1",
          "so many of the same, named NAME-1, NAME-2 and so on (NAME-01 from ten on)",
          "8");
  private static final Key.One<Integer> STRIDE =
      Key.maybe(
          "stride",
          Forms.whole(1, 4096),
          "one behind the other",
          "addresses from each to next",
          "4");
  private static final Key.One<Boolean> WRITE =
      Key.usual("write", Forms.flag(), "false", "whether the bridge may write it", "true");
  private static final Key.One<Boolean> READ_BACK =
      Key.maybe(
          "read-back",
          Forms.flag(),
          "true for the points of `stroke` and for `cap`, else false",
          "whether a write counts only once it reads back the same",
          "true");
  private static final Key.One<Boolean> EEPROM =
      Key.usual(
          "eeprom",
          Forms.flag(),
          "false",
          "whether writes wear it: written only if it changes, and counted",
          "true");
  private static final Key.One<Duration> SPACING =
      Key.usual(
          "spacing",
          Quantities.duration("0 s", "1 h"),
          "0 s",
          "least time between two writes",
          "50 ms");

  static final Group KEYS = Group.of("a point: one value of the device", keys());

  private final MapPoints points;
  private final PlaceReader places;

  PointReader(MapPoints points, Device.Notation manual) {
    this.points = points;
    this.places = new PlaceReader(manual);
  }

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>(PlaceReader.KEYS);
    keys.addAll(List.of(COUNT, STRIDE));
    keys.addAll(MeaningReader.KEYS);
    keys.addAll(List.of(FlagReader.POLL, FlagReader.GROUP, WRITE, READ_BACK, EEPROM, SPACING));
    keys.addAll(DisplayReader.KEYS);
    return keys;
  }

  /** Reads one entry, which may stand for several points. */
  Optional<List<Point>> read(String name, Fields fields) {
    PlaceReader.Found found = places.read(fields);
    Optional<PointType> type = found.type();
    Optional<Spot> first = found.spot();
    int count = fields.read(COUNT).orElse(1);
    List<String> names = names(name, count, fields.place());
    int stride = fields.read(STRIDE).orElse(first.map(Spot::count).orElse(1));
    Optional<Meaning> meaning = MeaningReader.read(fields);
    Optional<Upkeep> upkeep = upkeep(fields);
    Display display = DisplayReader.read(fields, type, meaning);
    if (!fields.has(READ_BACK)) {
      names.forEach(points::unsaid);
    }
    type.ifPresent(each -> check(fields, each, upkeep, stride));
    upkeep.ifPresent(each -> checkWritable(fields, each, display));
    if (first.isPresent() && first.get().end() + (count - 1) * stride > Spot.ADDRESSES) {
      fields.problem(Code.RANGE, COUNT, "reaches beyond address 0xFFFF", "count again");
    }
    return fields.build(
        () -> {
          Spot spot = first.orElseThrow();
          Coding coding = found.coding().orElseThrow();
          Point point =
              new Point(name, spot, coding, meaning.orElseThrow(), upkeep.orElseThrow(), display);
          return laid(names, stride, point);
        });
  }

  private static List<Point> laid(List<String> names, int stride, Point first) {
    List<Point> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(first.at(names.get(i), i * stride));
    }
    return all;
  }

  private List<String> names(String name, int count, Place place) {
    List<String> names = new ArrayList<>();
    if (count == 1) {
      names.add(name);
    } else {
      String digits = "-%0" + String.valueOf(count).length() + "d";
      for (int i = 1; i <= count; i++) {
        names.add(name + digits.formatted(i));
      }
      points.addRow(name, names);
    }
    names.forEach(each -> points.name(each, place));
    return names;
  }

  private static Optional<Upkeep> upkeep(Fields fields) {
    Optional<Upkeep.Poll> poll = fields.read(FlagReader.POLL);
    Optional<String> group = fields.read(FlagReader.GROUP);
    Optional<Boolean> write = fields.read(WRITE);
    Optional<Boolean> readBack = fields.read(READ_BACK);
    Optional<Boolean> eeprom = fields.read(EEPROM);
    Optional<Duration> spacing = fields.read(SPACING);
    if (poll.isEmpty() || write.isEmpty() || eeprom.isEmpty() || spacing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Upkeep(
            poll.get(),
            group.orElse(""),
            write.get(),
            readBack.orElse(false),
            eeprom.get(),
            spacing.get()));
  }

  private static void check(Fields fields, PointType type, Optional<Upkeep> upkeep, int stride) {
    MeaningReader.check(fields, type);
    if (fields.has(STRIDE) && stride < type.registers()) {
      fields.problem(
          Code.CONFLICT,
          STRIDE,
          "lets each overlap the next",
          "a " + Forms.word(type) + " takes " + type.registers());
    }
    upkeep.ifPresent(each -> checkWrites(fields, type, each));
  }

  private static void checkWritable(Fields fields, Upkeep upkeep, Display display) {
    if (display.writable() && !upkeep.writable()) {
      fields.problem(
          Code.CONFLICT,
          DisplayReader.WRITABLE,
          "the bridge may not write it at all",
          "add write: true or take it out");
    }
  }

  private static void checkWrites(Fields fields, PointType type, Upkeep upkeep) {
    for (Key.One<?> key : List.of(READ_BACK, EEPROM, SPACING)) {
      if (fields.has(key) && !upkeep.writable()) {
        fields.problem(Code.CONFLICT, key, "is never written", "add write: true or take it out");
      }
    }
    if (upkeep.writable() && (type == PointType.BIT || type == PointType.STRING)) {
      fields.problem(
          Code.CONFLICT,
          WRITE,
          "a " + Forms.word(type) + " cannot be written alone",
          "describe the whole register as a point and write that");
    }
  }
}
