package io.stackline.site;

import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.site.SiteProblem.Code;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a manual says something stands: {@code 40011}, {@code 30003.5}, {@code 0x1002}, {@code coil
 * 3} or {@code input 0x20}.
 *
 * @param number as printed, without the digit that names the table
 * @param pdu whether it is the address in the frame, whatever the manual counts from
 * @param bit of the register, if one is named
 */
record Address(Table table, int number, boolean pdu, OptionalInt bit) {
  private static final String TEXT =
      "(?:(coil|discrete|input|holding) +)?(0x[0-9A-Fa-f]{1,4}|[0-9]{1,6})(?:\\.([0-9]{1,2}))?";
  private static final Pattern SHAPE = Pattern.compile(TEXT);
  private static final Pattern RANGE = Pattern.compile("(.+?)(?: to (.+))?");
  private static final String HINT =
      "an address as the manual prints it, such as 40011, 30003.5, 0x1002 or coil 3";

  /** By the first digit of five or six. */
  private static final Map<Character, Table> DIGITS =
      Map.of('0', Table.COIL, '1', Table.DISCRETE, '3', Table.INPUT, '4', Table.HOLDING);

  static final Form<Address> FORM =
      new Form<>(HINT, new Look.Name(TEXT), (text, legend) -> of(text));

  /** From and to; what lies between is not looked at here. */
  record Stretch(Address from, Address to) {
    static final Form<Stretch> FORM =
        new Form<>(
            "an address or two, such as 40008 to 40010",
            new Look.Name("(" + TEXT + ")( to (" + TEXT + "))?"),
            (text, legend) -> stretch(text));

    /** The stretch in the frame, or empty if there is none. */
    Optional<Spot> spot(int base) {
      int first = from.pdu(base);
      int count = to.pdu(base) - first + 1;
      boolean sound = from.table == to.table && first >= 0 && count > 0;
      return sound && first + count <= Spot.ADDRESSES
          ? Optional.of(new Spot(from.table, first, count))
          : Optional.empty();
    }
  }

  private static Stretch stretch(String text) throws ValueRefused {
    Matcher matcher = RANGE.matcher(text.strip());
    if (!matcher.matches()) {
      throw refused(text);
    }
    Address from = of(matcher.group(1));
    String last = matcher.group(2);
    return new Stretch(from, last == null ? from : of(last).of(from.table, last));
  }

  /** A second address without its own table lies in that of the first. */
  private Address of(Table first, String text) {
    boolean bare = text.matches("0x.*|[0-9]{1,4}");
    return bare ? new Address(first, number, pdu, bit) : this;
  }

  private static Address of(String text) throws ValueRefused {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw refused(text);
    }
    String word = matcher.group(1);
    String digits = matcher.group(2);
    OptionalInt bit = bit(matcher.group(3), text);
    if (digits.startsWith("0x")) {
      int address = Integer.parseInt(digits.substring(2), 16);
      return new Address(table(word), address, true, bit);
    }
    if (word != null || digits.length() < 5) {
      return new Address(table(word), Integer.parseInt(digits), false, bit);
    }
    Table table = DIGITS.get(digits.charAt(0));
    if (table == null) {
      throw new ValueRefused(
          Code.RANGE,
          Forms.quoted(text) + " names no table",
          "begin with 0 (coil), 1 (discrete), 3 (input) or 4 (holding), or write the table's name"
              + " in front");
    }
    return new Address(table, Integer.parseInt(digits.substring(1)), false, bit);
  }

  private static Table table(@Nullable String word) {
    return word == null ? Table.HOLDING : Table.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static OptionalInt bit(@Nullable String digits, String text) throws ValueRefused {
    if (digits == null) {
      return OptionalInt.empty();
    }
    int bit = Integer.parseInt(digits);
    if (bit > 15) {
      throw new ValueRefused(
          Code.RANGE, Forms.quoted(text) + " names bit " + bit, "write a bit from 0 to 15");
    }
    return OptionalInt.of(bit);
  }

  private static ValueRefused refused(String text) {
    return new ValueRefused(Code.VALUE, Forms.quoted(text) + " is no address", "write " + HINT);
  }

  /** The address in the frame, below 0 if it lies before the first. */
  int pdu(int base) {
    return pdu ? number : number - base;
  }
}
