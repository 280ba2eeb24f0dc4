package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.map.Command;
import io.stackline.map.Condition;
import io.stackline.map.Device.OnException;
import io.stackline.map.Eeprom;
import io.stackline.map.Handshake;
import io.stackline.map.LifeSign;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.RegisterMap;
import io.stackline.map.SelfTest;
import io.stackline.map.Spot;
import io.stackline.map.Stroke;
import io.stackline.map.Table;
import io.stackline.map.Upkeep;
import io.stackline.map.Verb;
import io.stackline.map.WordOrder;
import io.stackline.press.PressId;
import io.stackline.press.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a map reads: every key of the test's map, its defaults, and a map that is only watched. */
class MapReaderTest {
  private static final String SITE = "site.yaml";
  private static final String MAP = "maps/vendor.yaml";
  private static final String SPOKEN = "    simulated: true\n\n  - id: P2";
  private static final String MAPPED = "    map: vendor\n\n  - id: P2";

  @Test
  void aPressSpeaksTheMapThatItNames(@TempDir Path folder) throws IOException {
    RegisterMap map = vendor(SiteFolder.copiedTo(folder).with(SITE, SPOKEN, MAPPED));
    assertEquals("Manual 4711, revision C", map.source());
    assertEquals(Set.of(1, 2, 3, 4, 6, 16), map.device().functions());
    assertEquals(16, map.device().readMax());
    assertEquals(123, map.device().writeMax());
    assertEquals(2000, map.device().bitsMax());
    assertEquals(Duration.ZERO, map.device().quietAfterConnect());
    assertEquals(
        List.of(new Spot(Table.HOLDING, 40, 10), new Spot(Table.HOLDING, 0x60, 1)),
        map.device().holes());
    assertEquals(OnException.WATCHDOG, map.device().on(4));
    assertEquals(OnException.BUSY, map.device().on(6));
    assertEquals(Optional.of(new LifeSign("life", false, Duration.ofSeconds(2))), life(map));
    assertEquals(
        Optional.of(new Eeprom(100_000, 500, Optional.of("writes"))), map.extras().eeprom());
    assertEquals(List.of(new SelfTest("test-number", -123.45)), map.extras().selfTests());
    assertEquals(Optional.of("spare"), map.extras().scratch());
  }

  private static Optional<LifeSign> life(RegisterMap map) {
    return map.extras().life();
  }

  @Test
  void eachPointStandsWhereTheManualPrintsIt(@TempDir Path folder) throws IOException {
    RegisterMap map = vendor(SiteFolder.copiedTo(folder).with(SITE, SPOKEN, MAPPED));
    Point force = map.point(Signal.FORCE).orElseThrow();
    assertEquals(new Spot(Table.HOLDING, 10, 1), force.spot());
    assertEquals(PointType.I16, force.coding().type());
    assertEquals("kN", force.meaning().unit());
    assertEquals(12.5, force.meaning().fromRaw(125), 1e-12);
    assertEquals(OptionalDouble.of(-32768), force.meaning().sentinel());
    assertTrue(force.meaning().isPossible(300) && !force.meaning().isPossible(300.1));
    assertEquals("now", force.upkeep().group());
    assertEquals(Upkeep.Poll.FAST, force.upkeep().poll());
    assertEquals(WordOrder.ABCD, map.point("weight").coding().order());
    assertEquals(WordOrder.CDAB, map.point("test-number").coding().order());
    assertEquals(new Spot(Table.INPUT, 0, 2), map.point("test-number").spot());
    assertEquals(new Spot(Table.HOLDING, 29, 4), map.point("serial").spot());
    assertEquals(new Spot(Table.COIL, 4, 1), map.point("lamp").spot());
    assertEquals(PointType.BOOL, map.point("lamp").coding().type());
    assertEquals(new Spot(Table.INPUT, 0x209, 1), map.point("tag-10").spot());
    assertEquals("tag-01", map.tags().get(0));
    assertEquals(12, map.tags().size(), "ten tags, the serial number and the weight");
    assertEquals(3, map.point("fault").coding().bit(), "a place nobody needs counts");
    assertEquals(new Spot(Table.HOLDING, 19, 1), map.point("fault").spot());
    assertEquals(new Spot(Table.DISCRETE, 1, 1), map.point("e-stop").spot());
  }

  /** What is pressed by is proved, unless the device cannot show it. */
  @Test
  void whatAStrokeIsMadeOfIsReadBack(@TempDir Path folder) throws IOException {
    RegisterMap map = vendor(SiteFolder.copiedTo(folder).with(SITE, SPOKEN, MAPPED));
    assertTrue(map.point("target-3").upkeep().readBack());
    assertTrue(map.point("cap").upkeep().readBack());
    assertFalse(map.point("dwell-1").upkeep().readBack(), "the map says so");
    assertFalse(map.point("command").upkeep().readBack(), "the handshake sees to it");
    assertTrue(map.point("target-1").upkeep().eeprom());
    assertEquals(Duration.ofSeconds(1), map.point("life").upkeep().spacing());
    assertEquals(new Spot(Table.HOLDING, 108, 1), map.point("target-3").spot());
  }

  @Test
  void commandsStatesAndConditionsReadAsTheyAreWritten(@TempDir Path folder) throws IOException {
    RegisterMap map = vendor(SiteFolder.copiedTo(folder).with(SITE, SPOKEN, MAPPED));
    RegisterMap.Commands commands = map.commands().orElseThrow();
    assertEquals(new Handshake.Echo("command", "executed", 0), commands.handshake());
    assertEquals(
        new Command(
            1,
            List.of(Condition.clear("running")),
            List.of(Condition.set("running")),
            Duration.ofSeconds(3)),
        commands.verbs().get(Verb.START));
    assertEquals(
        new Command(4, List.of(), List.of(), Duration.ofSeconds(2)),
        commands.verbs().get(Verb.ABORT));
    Stroke.Segments table = assertInstanceOf(Stroke.Segments.class, commands.stroke());
    assertEquals(3, table.rows().size());
    assertEquals(
        new Stroke.Segments.Row("target-2", "ramp-2", "dwell-2", Optional.empty()),
        table.rows().get(1));
    assertEquals("[status = 1 5]", map.states().get(2).when().toString());
    assertEquals(List.of(), map.states().get(3).when());
  }

  @Test
  void aPressOfAMapWithoutCommandsIsWatchedAndTakesNoStages(@TempDir Path folder)
      throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(SITE, SPOKEN, MAPPED)
            .with(MAP, "handshake:", "#")
            .with(MAP, "commands:\n", "#\n")
            .with(MAP, "  start:", "#")
            .with(MAP, "  pause:", "#")
            .with(MAP, "  abort:", "#")
            .with(MAP, "stroke:", "#")
            .with(MAP, "cap: cap\n", "#\n")
            .with(MAP, "holds-alone:", "#");
    assertEquals(
        List.of(
            "site.yaml:21:12: presses[0].kinds: by its map vendor the press is only watched; write"
                + " kinds: [], or describe in the map how the press is driven"),
        site.problems());
    site.with(SITE, "[densify, copress]", "[]").with(SITE, "[laminate, secondary]", "[densify]");
    site.with(SITE, "[densify]", "[densify, copress, laminate, secondary]");
    RegisterMap map = vendor(site);
    assertEquals(Optional.empty(), map.commands());
    assertEquals(Set.of(), map.promises());
  }

  @Test
  void aSiteMayHaveItsOwnMapInPlaceOfAShippedOne(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(SITE, SPOKEN, "    map: prestek\n\n  - id: P2")
            .with(MAP, "id: vendor", "id: prestek");
    assertEquals("Vendor press", vendor(site).name());
  }

  @Test
  void aSiteMayAllowFewerWritesThanTheMap(@TempDir Path folder) throws IOException {
    String fewer = "    map: vendor\n    eeprom-writes-a-day: 20\n\n  - id: P2";
    RegisterMap map = vendor(SiteFolder.copiedTo(folder).with(SITE, SPOKEN, fewer));
    assertEquals(
        Optional.of(new Eeprom(100_000, 20, Optional.of("writes"))), map.extras().eeprom());
  }

  /** The map of P1. */
  private static RegisterMap vendor(SiteFolder folder) {
    Site.PressSite press = folder.whole().site().press(new PressId("P1"));
    return assertInstanceOf(io.stackline.map.Dialect.Mapped.class, press.dialect()).map();
  }
}
