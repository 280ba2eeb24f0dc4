package io.stackline.site;

import io.stackline.map.Device;
import io.stackline.map.Device.OnException;
import io.stackline.map.Spot;
import io.stackline.map.WordOrder;
import io.stackline.site.Address.Stretch;
import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code device} of a register map. */
final class DeviceReader {
  /** As manuals write them, in capitals. */
  static final Form<WordOrder> ORDERS =
      new Form<>(
          "one of ABCD, CDAB, BADC, DCBA",
          new Look.Words(List.of("ABCD", "CDAB", "BADC", "DCBA")),
          (text, legend) -> order(text));

  private static final List<Integer> SPOKEN = List.of(1, 2, 3, 4, 5, 6, 15, 16);

  private static final Key.One<Integer> BASE =
      Key.usual(
          "address-base",
          Forms.whole(0, 1),
          "1",
          "number of the first register in the manual: 1 if that is 40001; 0x… is always as in the"
              + " frame",
          "0");
  private static final Key.One<WordOrder> ORDER =
      Key.usual(
          "order",
          ORDERS,
          "ABCD",
          "bytes of values of several registers as they travel, A the highest",
          "CDAB");
  private static final Key.Many<Integer> FUNCTIONS =
      new Key.Many<>(
          Key.needed("functions", "Modbus functions it knows; no other is used", "[3, 6, 16]"),
          Forms.whole(1, 127),
          1,
          32);
  private static final Key.One<Integer> READ =
      Key.usual("read-max", Forms.whole(1, 125), "125", "registers in one read", "16");
  private static final Key.One<Integer> WRITE =
      Key.usual("write-max", Forms.whole(1, 123), "123", "registers in one write", "32");
  private static final Key.One<Integer> BITS =
      Key.usual(
          "bits-max", Forms.whole(1, 2000), "2000", "coils or discrete inputs in one read", "256");
  private static final Key.Many<Stretch> HOLES =
      new Key.Many<>(
          Key.maybe(
              "holes",
              "none",
              "addresses that are never touched, not even within a longer read",
              "[40041 to 40100, 0x1120]"),
          Stretch.FORM,
          0,
          256);
  private static final Key.One<Duration> QUIET =
      Key.usual(
          "quiet-after-connect",
          Quantities.duration("0 s", "30 s"),
          "0 s",
          "silence it needs after connecting",
          "200 ms");

  private static final Map<OnException, Key.Many<Integer>> CODES = codes();
  private static final Group MEANINGS =
      Group.of("what its exceptions mean", List.copyOf(CODES.values()));
  private static final Key.Part EXCEPTIONS =
      Key.part(
          Key.maybe(
              "exceptions",
              "5 and 6 busy, 10 and 11 offline, others refused",
              "exception codes by what they mean",
              ""),
          MEANINGS);

  static final Group KEYS =
      Group.of(
          "what the device can take",
          BASE,
          ORDER,
          FUNCTIONS,
          READ,
          WRITE,
          BITS,
          HOLES,
          EXCEPTIONS,
          QUIET);

  private DeviceReader() {}

  private static WordOrder order(String text) throws ValueRefused {
    for (WordOrder each : WordOrder.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw new ValueRefused(
        Code.VALUE, Forms.quoted(text) + " is no order", "write " + ORDERS.hint());
  }

  static Optional<Device> read(Fields fields) {
    int base = fields.read(BASE).orElse(1);
    Optional<WordOrder> order = fields.read(ORDER);
    List<Integer> functions = fields.read(FUNCTIONS);
    Optional<Integer> readMax = fields.read(READ);
    Optional<Integer> writeMax = fields.read(WRITE);
    Optional<Integer> bitsMax = fields.read(BITS);
    List<Spot> holes = holes(fields, base);
    Map<Integer, OnException> exceptions =
        fields.read(EXCEPTIONS, DeviceReader::exceptions).orElseGet(Map::of);
    Optional<Duration> quiet = fields.read(QUIET);
    checkFunctions(fields, functions);
    return fields.build(
        () ->
            new Device(
                new HashSet<>(functions),
                readMax.orElseThrow(),
                writeMax.orElseThrow(),
                bitsMax.orElseThrow(),
                holes,
                exceptions,
                quiet.orElseThrow(),
                new Device.Notation(base, order.orElseThrow())));
  }

  private static void checkFunctions(Fields fields, List<Integer> functions) {
    List<Place> places = fields.places(FUNCTIONS);
    for (int i = 0; i < functions.size() && functions.size() == places.size(); i++) {
      if (!SPOKEN.contains(functions.get(i))) {
        fields
            .problems()
            .problem(
                Code.RANGE,
                places.get(i),
                "function " + functions.get(i) + " is never used here",
                "leave it out: used are 1, 2, 3, 4, 5, 6, 15 and 16");
      }
    }
  }

  private static List<Spot> holes(Fields fields, int base) {
    List<Stretch> stretches = fields.read(HOLES);
    List<Place> places = fields.places(HOLES);
    List<Spot> holes = new ArrayList<>();
    for (int i = 0; i < stretches.size() && stretches.size() == places.size(); i++) {
      Optional<Spot> spot = stretches.get(i).spot(base);
      if (spot.isEmpty()) {
        fields
            .problems()
            .problem(
                Code.RANGE,
                places.get(i),
                "is no stretch of one table",
                "write the lower address first, and see address-base");
      }
      spot.ifPresent(holes::add);
    }
    return holes;
  }

  private static Map<OnException, Key.Many<Integer>> codes() {
    Map<OnException, Key.Many<Integer>> codes = new LinkedHashMap<>();
    codes.put(OnException.BUSY, code("busy", "not now: the same again later", "[5, 6]"));
    codes.put(OnException.WATCHDOG, code("watchdog", "its watchdog has tripped", "[4]"));
    codes.put(OnException.OFFLINE, code("offline", "the gateway does not reach it", "[10, 11]"));
    codes.put(OnException.REFUSED, code("refused", "it will not do that", "[3]"));
    return codes;
  }

  private static Key.Many<Integer> code(String name, String what, String example) {
    return new Key.Many<>(Key.maybe(name, "none", what, example), Forms.whole(1, 255), 0, 32);
  }

  private static Optional<Map<Integer, OnException>> exceptions(Fields fields) {
    Map<Integer, OnException> exceptions = new LinkedHashMap<>();
    CODES.forEach(
        (meaning, key) ->
            fields
                .read(key)
                .forEach(
                    code -> {
                      OnException other = exceptions.putIfAbsent(code, meaning);
                      if (other != null && other != meaning) {
                        fields.problem(
                            Code.CONFLICT,
                            key,
                            "exception " + code + " is " + Forms.word(other) + " already",
                            "keep one of the two");
                      }
                    }));
    return fields.build(() -> exceptions);
  }
}
