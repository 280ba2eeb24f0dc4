package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.map.ExtraTag;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.map.WordOrder;
import io.stackline.press.PressId;
import io.stackline.press.TagLimits;
import io.stackline.press.TagLimits.Level;
import io.stackline.press.TagSpec;
import io.stackline.site.Site.PressSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the tags of a press read: every key, its defaults, and one record for map and site. */
class ExtraTagReaderTest {
  private static final String SITE = "site.yaml";
  private static final String MAP = "maps/vendor.yaml";
  private static final String P1 = "simulated: true\n\n  - id: P2";
  private static final String WHOLE =
      """
      simulated: true
          tags:
            - name: chiller
              at: 0x03E8
              type: f32
              order: CDAB
              unit: °C
              range: 5 to 35
              limits: {low-low: 6, low: 10, high: 25, high-high: 30}
              description: Set point of the chiller
              writable: true
              every: 10 s
            - {name: door, at: discrete 40, description: Door of the glovebox}
            - {name: level, at: 400, type: u16, scale: 0.1, offset: -5, sentinel: 65535}

        - id: P2""";
  private static final String MAPPED =
      """
      map: vendor
          tags:
            - {name: hours, at: 40201, type: u32, unit: h, every: 10 min}
            - {name: lot, at: 40203, type: u16, range: 0 to 999, writable: true, eeprom: true}

        - id: P2""";

  private static PressSite press(SiteFolder site) {
    return site.whole().site().press(new PressId("P1"));
  }

  private static SiteFolder with(Path folder, String tags) throws IOException {
    return SiteFolder.copiedTo(folder).with(SITE, P1, tags);
  }

  @Test
  void aPressOfPressmapHasTheTagsThatTheSiteDeclares(@TempDir Path folder) throws IOException {
    PressSite press = press(with(folder, WHOLE));

    List<ExtraTag> extras = press.extras();
    Point chiller = extras.get(0).point();
    assertEquals(new Spot(Table.HOLDING, 1000, 2), chiller.spot());
    assertEquals(PointType.F32, chiller.coding().type());
    assertEquals(WordOrder.CDAB, chiller.coding().order());
    assertTrue(chiller.upkeep().writable() && chiller.upkeep().readBack());
    assertEquals(Duration.ofSeconds(10), extras.get(0).every());
    assertEquals(Duration.ofSeconds(1), extras.get(1).every(), "the default");
    assertEquals(new Spot(Table.DISCRETE, 40, 1), extras.get(1).point().spot());
    assertEquals(new Spot(Table.HOLDING, 400, 1), extras.get(2).point().spot(), "from 0");
    assertEquals(7.3, extras.get(2).point().meaning().fromRaw(123), 1e-9);

    List<TagSpec> tags = press.tags();
    TagLimits limits =
        new TagLimits(
            OptionalDouble.of(6),
            OptionalDouble.of(10),
            OptionalDouble.of(25),
            OptionalDouble.of(30));
    assertEquals(
        new TagSpec(
            "chiller", "Set point of the chiller", TagSpec.Kind.NUMBER, "°C", 5, 35, limits, true),
        tags.get(0));
    assertEquals(TagSpec.Kind.FLAG, tags.get(1).kind());
    assertFalse(tags.get(1).writable(), "unless it says so");
    assertEquals("holding 400", tags.get(2).description(), "where nobody says more");
    assertFalse(tags.get(2).hasRange());
    assertEquals(Optional.of(tags.get(2)), press.tag("level"));
    assertEquals(Optional.empty(), press.tag("none"));
  }

  @Test
  void aSpecSaysWhatMayBeWrittenAndWhereAValueLies(@TempDir Path folder) throws IOException {
    List<TagSpec> tags = press(with(folder, WHOLE)).tags();
    TagSpec chiller = tags.get(0);
    assertEquals(Optional.empty(), chiller.impossible(35));
    assertEquals(Optional.of("35.5 lies outside 5 to 35 °C of chiller"), chiller.impossible(35.5));
    assertTrue(chiller.impossible(Double.NaN).isPresent());
    assertTrue(tags.get(2).impossible(Double.POSITIVE_INFINITY).isPresent());
    assertTrue(tags.get(1).impossible(0.5).isPresent());
    assertEquals(Optional.empty(), tags.get(1).impossible(1));

    assertEquals(Level.NORMAL, chiller.limits().level(25));
    assertEquals(Level.HIGH, chiller.limits().level(25.1));
    assertEquals(Level.HIGH_HIGH, chiller.limits().level(31));
    assertEquals(Level.LOW, chiller.limits().level(9));
    assertEquals(Level.LOW_LOW, chiller.limits().level(5));
    assertEquals(Level.NORMAL, chiller.limits().level(Double.NaN));
    assertTrue(tags.get(2).limits().isNone());
  }

  /** Addresses and word order are then those of the map's manual. */
  @Test
  void aPressWithAMapShowsItsTagsFirst(@TempDir Path folder) throws IOException {
    PressSite press =
        press(
            SiteFolder.copiedTo(folder)
                .with(SITE, P1, MAPPED)
                .with(
                    MAP,
                    "at: 40026, type: u16, write: true",
                    "at: 40026, type: u16, write: true, writable: true, range: 0 to 9,"
                        + " limits: {high: 8}, description: Free for all")
                .with(MAP, "tags: [tag,", "tags: [spare, tag,"));

    List<String> names = press.tags().stream().map(TagSpec::name).toList();
    assertEquals("spare", names.get(0));
    assertEquals(List.of("weight", "hours", "lot"), names.subList(12, 15));
    TagSpec spare = press.tags().get(0);
    assertEquals("Free for all", spare.description());
    assertTrue(spare.writable());
    assertEquals(Level.HIGH, spare.limits().level(9));
    assertFalse(press.tags().get(1).writable());
    Point hours = press.extras().get(0).point();
    assertEquals(new Spot(Table.HOLDING, 200, 2), hours.spot());
    assertEquals(WordOrder.CDAB, hours.coding().order());
    assertTrue(press.extras().get(1).point().upkeep().eeprom());
    assertEquals(Duration.ofMinutes(10), press.extras().get(0).every());
  }

  /** Wherever it is written from, what drives the press is the bridge's alone. */
  @Test
  void aPointThatDrivesThePressIsNeverWritable(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(
                MAP,
                "unit: kN, write: true}",
                "unit: kN, write: true, range: 0 to 9, writable: true}")
            .with(MAP, "tags: [tag,", "tags: [cap, tag,");
    assertEquals(
        List.of(
            "maps/vendor.yaml:25:8: points.cap: cap cannot be writable: the press is driven by it;"
                + " take writable: true out"),
        site.problems());
  }

  @Test
  void sixtyFourAreEnough(@TempDir Path folder) throws IOException {
    StringBuilder many = new StringBuilder("simulated: true\n    tags:\n");
    for (int i = 0; i <= ExtraTag.MAX; i++) {
      many.append("      - {name: t").append(i).append(", at: coil ").append(i).append("}\n");
    }
    SiteFolder site = with(folder, many + "\n  - id: P2");
    assertEquals(
        List.of("site.yaml:25:7: presses[0].tags: has 65 entries; write 0 to 64"), site.problems());
  }
}
