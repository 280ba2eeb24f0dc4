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

/** Reads the {@code points} of a register map. */
final class PointReader {
  private static final Key.One<Address> AT =
      Key.needed("at", Address.FORM, "where it stands", "40011");
  private static final Key.One<PointType> TYPE =
      Key.maybe(
          "type",
          Forms.choice(PointType.class),
          "bool for a coil or discrete input, bit where `at` names one",
          "what is there; a bool in a register is all of it",
          "f32");
  private static final Key.One<WordOrder> ORDER =
      Key.maybe("order", DeviceReader.ORDERS, "that of the device", "bytes as they travel", "CDAB");
  private static final Key.One<Integer> LENGTH =
      Key.maybe(
          "length",
          Forms.whole(1, 250),
          "no string",
          "characters of a string, two a register",
          "8");
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

  static final Group KEYS =
      Group.of(
          "a point: one value of the device",
          AT,
          TYPE,
          ORDER,
          LENGTH,
          COUNT,
          STRIDE,
          MeaningReader.SCALE,
          MeaningReader.OFFSET,
          MeaningReader.UNIT,
          MeaningReader.SENTINEL,
          MeaningReader.RANGE,
          FlagReader.POLL,
          FlagReader.GROUP,
          WRITE,
          READ_BACK,
          EEPROM,
          SPACING);

  private final MapPoints points;
  private final int base;
  private final WordOrder order;

  PointReader(MapPoints points, int base, WordOrder order) {
    this.points = points;
    this.base = base;
    this.order = order;
  }

  /** Reads one entry, which may stand for several points. */
  Optional<List<Point>> read(String name, Fields fields) {
    Optional<Address> at = fields.read(AT);
    Optional<PointType> type = fields.read(TYPE).or(() -> at.flatMap(PointReader::usualType));
    if (at.isPresent() && type.isEmpty() && !fields.has(TYPE)) {
      fields.problem(Code.MISSING, TYPE, "is missing", "add it: " + TYPE.form().hint());
    }
    Optional<Integer> length = fields.read(LENGTH);
    int count = fields.read(COUNT).orElse(1);
    Optional<Spot> first = type.flatMap(each -> spot(fields, at, registers(each, length)));
    List<String> names = names(name, count, fields.place());
    int stride = fields.read(STRIDE).orElse(first.map(Spot::count).orElse(1));
    Optional<Coding> coding = type.flatMap(each -> coding(fields, each, at));
    Optional<Meaning> meaning = MeaningReader.read(fields);
    Optional<Upkeep> upkeep = upkeep(fields);
    if (!fields.has(READ_BACK)) {
      names.forEach(points::unsaid);
    }
    type.ifPresent(each -> check(fields, each, length, upkeep, stride));
    if (first.isPresent() && first.get().end() + (count - 1) * stride > Spot.ADDRESSES) {
      fields.problem(Code.RANGE, COUNT, "reaches beyond address 0xFFFF", "count again");
    }
    return fields.build(
        () ->
            laid(
                names,
                first.orElseThrow(),
                stride,
                coding.orElseThrow(),
                meaning.orElseThrow(),
                upkeep.orElseThrow()));
  }

  private static List<Point> laid(
      List<String> names, Spot first, int stride, Coding coding, Meaning meaning, Upkeep upkeep) {
    List<Point> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Spot spot = new Spot(first.table(), first.address() + i * stride, first.count());
      all.add(new Point(names.get(i), spot, coding, meaning, upkeep));
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

  private static Optional<PointType> usualType(Address at) {
    if (at.bit().isPresent()) {
      return Optional.of(PointType.BIT);
    }
    return at.table().isBits() ? Optional.of(PointType.BOOL) : Optional.empty();
  }

  private static int registers(PointType type, Optional<Integer> length) {
    return type == PointType.STRING ? (length.orElse(1) + 1) / 2 : type.registers();
  }

  private Optional<Spot> spot(Fields fields, Optional<Address> at, int count) {
    if (at.isEmpty()) {
      return Optional.empty();
    }
    int address = at.get().pdu(base);
    if (address >= 0 && address + count <= Spot.ADDRESSES) {
      return Optional.of(new Spot(at.get().table(), address, count));
    }
    boolean before = address < 0;
    fields.problem(
        Code.RANGE,
        AT,
        before ? "lies before the first address" : "reaches beyond address 0xFFFF",
        before
            ? "with address-base " + base + " the first is number " + base + " of its table"
            : "correct the address or the type");
    return Optional.empty();
  }

  private Optional<Coding> coding(Fields fields, PointType type, Optional<Address> at) {
    WordOrder said = fields.read(ORDER).orElse(order);
    boolean bit = type == PointType.BIT;
    if (at.isPresent() && bit != at.get().bit().isPresent()) {
      fields.problem(
          Code.CONFLICT,
          AT,
          bit ? "does not say which bit" : "names a bit, but type is " + Forms.word(type),
          bit ? "write it behind a dot, such as 30003.5" : "write type: bit or leave the bit out");
      return Optional.empty();
    }
    return Optional.of(new Coding(type, said, at.flatMap(each -> number(each)).orElse(0)));
  }

  private static Optional<Integer> number(Address at) {
    return at.bit().isPresent() ? Optional.of(at.bit().getAsInt()) : Optional.empty();
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

  private static void check(
      Fields fields,
      PointType type,
      Optional<Integer> length,
      Optional<Upkeep> upkeep,
      int stride) {
    MeaningReader.check(fields, type);
    if (length.isPresent() != (type == PointType.STRING)) {
      boolean string = type == PointType.STRING;
      fields.problem(
          string ? Code.MISSING : Code.CONFLICT,
          LENGTH,
          string ? "is missing" : "only a string has one",
          string ? "add it: " + LENGTH.form().hint() : "take it out");
    }
    if (fields.has(STRIDE) && stride < type.registers()) {
      fields.problem(
          Code.CONFLICT,
          STRIDE,
          "lets each overlap the next",
          "a " + Forms.word(type) + " takes " + type.registers());
    }
    upkeep.ifPresent(each -> checkWrites(fields, type, each));
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
