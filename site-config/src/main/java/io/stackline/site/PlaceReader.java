package io.stackline.site;

import io.stackline.map.Coding;
import io.stackline.map.Device;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.WordOrder;
import io.stackline.site.SiteProblem.Code;
import java.util.List;
import java.util.Optional;

/** Reads where a value stands in its registers and how it is laid into them. */
final class PlaceReader {
  static final Key.One<Address> AT = Key.needed("at", Address.FORM, "where it stands", "40011");
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

  static final List<Key> KEYS = List.of(AT, TYPE, ORDER, LENGTH);

  /** What could be read; a part is empty if it is wrong, and that was told. */
  record Found(Optional<PointType> type, Optional<Spot> spot, Optional<Coding> coding) {}

  private final Device.Notation manual;

  /**
   * @param manual how addresses are counted, and the order of who says none
   */
  PlaceReader(Device.Notation manual) {
    this.manual = manual;
  }

  Found read(Fields fields) {
    Optional<Address> at = fields.read(AT);
    Optional<PointType> type = fields.read(TYPE).or(() -> at.flatMap(PlaceReader::usualType));
    if (at.isPresent() && type.isEmpty() && !fields.has(TYPE)) {
      fields.problem(Code.MISSING, TYPE, "is missing", "add it: " + TYPE.form().hint());
    }
    Optional<Integer> length = fields.read(LENGTH);
    Optional<Spot> spot = type.flatMap(each -> spot(fields, at, registers(each, length)));
    Optional<Coding> coding = type.flatMap(each -> coding(fields, each, at));
    type.ifPresent(each -> checkLength(fields, each, length));
    return new Found(type, spot, coding);
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
    int base = manual.base();
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
    WordOrder said = fields.read(ORDER).orElse(manual.order());
    boolean bit = type == PointType.BIT;
    if (at.isPresent() && bit != at.get().bit().isPresent()) {
      fields.problem(
          Code.CONFLICT,
          AT,
          bit ? "does not say which bit" : "names a bit, but type is " + Forms.word(type),
          bit ? "write it behind a dot, such as 30003.5" : "write type: bit or leave the bit out");
      return Optional.empty();
    }
    return Optional.of(new Coding(type, said, at.flatMap(PlaceReader::number).orElse(0)));
  }

  private static Optional<Integer> number(Address at) {
    return at.bit().isPresent() ? Optional.of(at.bit().getAsInt()) : Optional.empty();
  }

  private static void checkLength(Fields fields, PointType type, Optional<Integer> length) {
    boolean string = type == PointType.STRING;
    if (length.isPresent() != string) {
      fields.problem(
          string ? Code.MISSING : Code.CONFLICT,
          LENGTH,
          string ? "is missing" : "only a string has one",
          string ? "add it: " + LENGTH.form().hint() : "take it out");
    }
  }
}
