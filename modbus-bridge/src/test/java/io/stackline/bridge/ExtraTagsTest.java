package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.map.ExtraTag;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.Quality;
import io.stackline.press.TagReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extra tags are read beside the press, never at its cost. */
class ExtraTagsTest {
  private static List<TagReading> tags(Rig rig) {
    return assertInstanceOf(PressReading.Fresh.class, rig.reading()).sampled().tags();
  }

  @Test
  void theyComeInTheirOrderWithTheirDoubtsAndStayTheSameObjects() {
    List<ExtraTag> two =
        List.of(
            Tags.degrees("water", 345, Tags.SECOND, false),
            Tags.degrees("oil", 340, Duration.ofMillis(200), false));
    try (Rig rig = new Rig(two)) {
      rig.plc.holding[345] = 181;
      rig.plc.holding[340] = 0xFFFF;
      rig.advance(Duration.ofSeconds(1));

      List<TagReading> first = tags(rig);
      assertEquals(
          List.of("water", "oil"), first.stream().map(TagReading::name).toList(), "of the file");
      assertEquals(18.1, first.get(0).number());
      assertEquals(Optional.empty(), first.get(0).doubt());
      assertEquals("the sensor is open (65535)", first.get(1).doubt().orElseThrow().cause());

      rig.advance(Duration.ofSeconds(3));
      assertSame(first, tags(rig), "nothing has changed");

      rig.plc.holding[340] = 400;
      rig.advance(Duration.ofMillis(400));
      assertSame(first.get(0), tags(rig).get(0));
      assertNotSame(first.get(1), tags(rig).get(1));
      assertEquals(40, tags(rig).get(1).number());

      rig.plc.holding[345] = 1001;
      rig.advance(Duration.ofMillis(1200));
      assertEquals(
          "100.1 °C lies outside 0 to 100 °C", tags(rig).get(0).doubt().orElseThrow().cause());
    }
  }

  /** Nobody has said that the registers between two tags may be touched. */
  @Test
  void aReadTouchesNothingButTags() {
    List<ExtraTag> three =
        List.of(
            Tags.degrees("a", 340, Tags.SECOND, false),
            Tags.degrees("b", 341, Tags.SECOND, false),
            Tags.degrees("c", 343, Tags.SECOND, false));
    try (Rig rig = new Rig(three)) {
      rig.advance(Duration.ofMillis(500));
      List<String> reads =
          rig.link.log.stream().filter(each -> each.startsWith("read holding")).toList();
      assertEquals(List.of("read holding 340 2", "read holding 343 1"), reads);
    }
  }

  /**
   * Columns: what one transaction of the device takes in ms → how often at least each of 64
   * scattered tags was read in 20 s, by the second.
   */
  @ParameterizedTest
  @CsvSource({"1, 19", "5, 19", "12, 18", "25, 5"})
  void thatMayBeSixtyFourAndTheStatusKeepsItsGrid(int millis, int readings) {
    List<ExtraTag> many = new ArrayList<>();
    for (int i = 0; i < ExtraTag.MAX; i++) {
      // Every other register: nothing can be read together.
      many.add(Tags.degrees("t" + i, 2 * i + 200, Tags.SECOND, false));
    }
    Line line = new Line(many, Duration.ofMillis(millis));
    line.time.run(Duration.ofSeconds(2));
    line.begin();
    line.time.run(Duration.ofSeconds(20));

    assertEquals(200, line.scans.size(), 1, "ten a second");
    long late = line.late(Duration.ofMillis(10));
    assertEquals(0, late, "scans off their grid");
    assertEquals(64, line.reads.size());
    line.reads.forEach(
        (address, count) -> assertTrue(count >= readings, address + " " + count + " times"));
    line.bridge.close();
  }

  /** A press that is always late has its tags read all the same, once a second while at rest. */
  @Test
  void aPressWithoutTimeToSpareHasThemReadAtRest() {
    List<ExtraTag> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(Tags.degrees("t" + i, 340 + 2 * i, Tags.SECOND, false));
    }
    Line line = new Line(four, Duration.ofMillis(110));
    line.time.run(Duration.ofSeconds(30));
    assertEquals(4, line.reads.size());
    line.reads.values().forEach(count -> assertTrue(count >= 6, "read " + count + " times"));
    line.begin();
    line.plc.forcedState = PressState.DWELL.code();
    line.time.run(Duration.ofSeconds(2));
    line.begin();
    line.time.run(Duration.ofSeconds(30));
    assertTrue(line.reads.isEmpty(), "not in a stroke: " + line.reads);
    List<TagReading> old =
        assertInstanceOf(
                PressReading.Fresh.class, line.board.readings().latest(Rig.P1).orElseThrow())
            .sampled()
            .tags();
    assertEquals(Quality.UNCERTAIN, old.get(0).doubt().orElseThrow().quality());
    assertEquals(0, old.get(0).number(), "the last one known");
    line.bridge.close();
  }

  /** A wrong address in the site's file must not cost the press its connection all the time. */
  @Test
  void aTagThatIsNeverAnsweredIsAskedForEverMoreRarely() {
    List<ExtraTag> two =
        List.of(
            Tags.degrees("wrong", 350, Tags.SECOND, false),
            Tags.degrees("right", 340, Tags.SECOND, false));
    try (Rig rig = new Rig(two)) {
      rig.plc.holding[340] = 200;
      rig.link.silentRegister = 350;
      rig.advance(Duration.ofSeconds(60));
      long tries = rig.link.log.stream().filter("read holding 350 1"::equals).count();
      assertTrue(tries >= 3 && tries <= 6, tries + " tries in a minute");
      String cause = tags(rig).get(0).doubt().orElseThrow().cause();
      assertTrue(cause.contains("no answer within 500 ms"), cause);
      assertEquals(20, tags(rig).get(1).number());

      rig.link.silentRegister = -1;
      rig.advance(Duration.ofMinutes(2));
      assertEquals(Optional.empty(), tags(rig).get(0).doubt(), "it heals by itself");
    }
  }

  /** Dead data never looks alive: what was read before an outage is not shown after it. */
  @Test
  void afterAnOutageATagHasNoValueUntilItIsReadAgain() {
    List<ExtraTag> one = List.of(Tags.degrees("water", 345, Duration.ofMinutes(10), false));
    try (Rig rig = new Rig(one)) {
      rig.plc.holding[345] = 181;
      rig.advance(Duration.ofSeconds(1));
      assertEquals(18.1, tags(rig).get(0).number());
      rig.link.unplugged = true;
      rig.advance(Duration.ofSeconds(10));
      rig.plc.holding[345] = 250;
      rig.link.unplugged = false;
      List<Double> seen = new ArrayList<>();
      rig.board
          .readings()
          .watch(
              (press, reading) -> {
                if (reading instanceof PressReading.Fresh fresh) {
                  seen.add(fresh.sampled().tags().get(0).number());
                }
              });
      rig.advance(Duration.ofSeconds(3));
      assertEquals(Double.NaN, seen.get(0));
      assertEquals(25.0, seen.get(1), "ten minutes are not waited for");
    }
  }

  /** A hold may last for months: a cable pulled in the midst of a read must not blind it. */
  @Test
  void aReadThatFailedOnceIsMadeAgainInTheMidstOfAStroke() {
    List<ExtraTag> one = List.of(Tags.degrees("water", 345, Tags.SECOND, false));
    try (Rig rig = new Rig(one)) {
      rig.plc.holding[345] = 181;
      rig.advance(Duration.ofSeconds(2));
      rig.plc.forcedState = PressState.DWELL.code();
      rig.advance(Duration.ofSeconds(2));
      rig.link.silentRegister = 345;
      int before = rig.link.connects;
      while (rig.link.connects == before) {
        rig.advance(Duration.ofMillis(50));
      }
      rig.link.silentRegister = -1;
      rig.plc.holding[345] = 250;

      rig.advance(Duration.ofSeconds(20));

      assertEquals(25.0, tags(rig).get(0).number());
    }
  }

  @Test
  void aPressThatRefusesOneReadShowsWhyAndTheRest() {
    List<ExtraTag> one = List.of(Tags.degrees("water", 345, Tags.SECOND, false));
    try (Rig rig = new Rig(one)) {
      rig.link.readException = 2;
      rig.advance(Duration.ofSeconds(3));
      String cause = tags(rig).get(0).doubt().orElseThrow().cause();
      assertTrue(cause.contains("no such address"), cause);
      assertEquals(1, rig.link.connects, "an exception is an answer");
    }
  }

  /** A press whose transactions take their time, and when each of its scans was made. */
  private static final class Line {
    final BusyTime time = new BusyTime();
    final LocalBoard board = new LocalBoard();
    final FakePlc plc = new FakePlc(time);
    final FakeLink link = new FakeLink(plc);
    final List<Instant> scans = new ArrayList<>();
    final TreeMap<String, Integer> reads = new TreeMap<>();
    final ModbusBridge bridge;

    Line(List<ExtraTag> tags, Duration transaction) {
      link.takes = () -> time.spend(transaction);
      bridge = ModbusBridge.start(Rig.site(tags), board, time, press -> link);
      board.readings().watch((press, reading) -> scanned(reading));
    }

    private void scanned(PressReading reading) {
      if (reading instanceof PressReading.Fresh) {
        scans.add(time.now());
      }
      link.log.stream()
          .filter(each -> each.startsWith("read holding"))
          .forEach(each -> reads.merge(each, 1, Integer::sum));
      link.log.clear();
    }

    void begin() {
      scans.clear();
      reads.clear();
      link.log.clear();
    }

    /** Scans that came later after the one before than a period and this much. */
    long late(Duration more) {
      long late = 0;
      for (int i = 1; i < scans.size(); i++) {
        Duration between = Duration.between(scans.get(i - 1), scans.get(i));
        late += between.compareTo(Duration.ofMillis(100).plus(more)) > 0 ? 1 : 0;
      }
      return late;
    }
  }
}
