package io.stackline.site;

import io.stackline.map.Eeprom;
import io.stackline.map.LifeSign;
import io.stackline.map.RegisterMap.Extras;
import io.stackline.map.SelfTest;
import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what only some devices have: {@code life-sign}, {@code eeprom}, {@code self-tests}. */
final class ExtrasReader {
  private static final Key.One<String> LIFE_POINT =
      Key.needed("point", MapForms.POINT, "point that is written", "life");
  private static final Key.One<Boolean> COUNTS =
      Key.usual(
          "counts", Forms.flag(), "false", "whether it counts up; else it is inverted", "true");
  private static final Key.One<Duration> EVERY =
      Key.needed(
          "every",
          Quantities.duration("100 ms", "10 min"),
          "how often; at most half of what the device waits",
          "2 s");
  private static final Key.Part LIFE =
      Key.part(
          Key.maybe("life-sign", "none is needed", "what the host writes to prove it lives", ""),
          Group.of("a life sign", LIFE_POINT, COUNTS, EVERY));

  private static final Key.One<Integer> WRITES =
      Key.needed(
          "writes-max", Forms.whole(1, 100_000_000), "writes in its life, by its maker", "100000");
  static final Key.One<Integer> A_DAY =
      Key.needed(
          "writes-a-day",
          Forms.whole(1, 1_000_000),
          "writes allowed in 24 h; more are refused",
          "500");
  private static final Key.One<String> COUNTER =
      Key.maybe(
          "counter", MapForms.POINT, "it has none", "point in which it counts them", "writes");
  private static final Key.Part EEPROM =
      Key.part(
          Key.maybe("eeprom", "no write wears it", "memory that wears out by writing", ""),
          Group.of("memory that wears out", WRITES, A_DAY, COUNTER));

  private static final Key.One<String> TESTED =
      Key.needed("point", MapForms.POINT, "point whose value is known", "test-number");
  private static final Key.One<Double> EXPECTED =
      Key.needed("expected", MapForms.NUMBER, "its value, in its unit", "-123.45");
  private static final Key.Parts TESTS =
      new Key.Parts(
          Key.maybe(
              "self-tests",
              "none",
              "known values that prove address base and order before anything is believed",
              ""),
          List.of(Group.of("a known value", TESTED, EXPECTED)),
          0,
          16);

  static final List<Key> KEYS = List.of(LIFE, EEPROM, TESTS);

  private final MapPoints points;

  ExtrasReader(MapPoints points) {
    this.points = points;
  }

  Extras read(Fields map, Optional<String> scratch) {
    Optional<LifeSign> life = map.read(LIFE, this::life);
    Optional<Eeprom> eeprom = map.read(EEPROM, this::eeprom);
    List<SelfTest> tests = map.read(TESTS, this::test);
    boolean worn = points.all().values().stream().anyMatch(each -> each.upkeep().eeprom());
    if (worn != map.has(EEPROM)) {
      map.problem(
          worn ? Code.MISSING : Code.CONFLICT,
          EEPROM,
          worn ? "is missing, but writes wear some points" : "no point has eeprom: true",
          worn ? "say how many writes it bears" : "mark the points whose writes wear it");
    }
    return new Extras(life, eeprom, tests, scratch);
  }

  private Optional<LifeSign> life(Fields fields) {
    Optional<String> point = points.refer(fields, LIFE_POINT, Fit.WHOLE, Fit.WRITTEN);
    Optional<Boolean> counts = fields.read(COUNTS);
    Optional<Duration> every = fields.read(EVERY);
    return fields.build(
        () -> new LifeSign(point.orElseThrow(), counts.orElseThrow(), every.orElseThrow()));
  }

  private Optional<Eeprom> eeprom(Fields fields) {
    Optional<Integer> writes = fields.read(WRITES);
    Optional<Integer> aDay = fields.read(A_DAY);
    Optional<String> counter = points.refer(fields, COUNTER, Fit.WHOLE, Fit.NUMBER);
    return fields.build(() -> new Eeprom(writes.orElseThrow(), aDay.orElseThrow(), counter));
  }

  private Optional<SelfTest> test(Fields fields) {
    Optional<String> point = points.refer(fields, TESTED, Fit.NUMBER);
    Optional<Double> expected = fields.read(EXPECTED);
    return fields.build(() -> new SelfTest(point.orElseThrow(), expected.orElseThrow()));
  }
}
