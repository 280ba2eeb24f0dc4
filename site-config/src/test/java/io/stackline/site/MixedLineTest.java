package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.map.Assurance;
import io.stackline.map.Condition;
import io.stackline.map.Device.OnException;
import io.stackline.map.Dialect;
import io.stackline.map.Handshake;
import io.stackline.map.PointType;
import io.stackline.map.Promise;
import io.stackline.map.RegisterMap;
import io.stackline.map.Spot;
import io.stackline.map.Stroke;
import io.stackline.map.Table;
import io.stackline.map.Verb;
import io.stackline.map.WordOrder;
import io.stackline.press.PressId;
import io.stackline.press.Signal;
import io.stackline.press.StageKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped site with presses of four makers, and the maps they come with. */
class MixedLineTest {
  private static final Path SHIPPED = Path.of("sites", "mixed-line");
  private static final SiteResult.Read READ = SiteFolder.at(SHIPPED).whole();

  @Test
  void theSiteIsSoundWithTheMaterialsOfThePilotLine() {
    assertEquals(List.of(), READ.warnings());
    assertEquals(6, READ.site().presses().size());
    assertEquals(19, READ.site().materials().size());
    assertEquals(2, READ.site().recipes().size());
    assertInstanceOf(Dialect.Pressmap.class, READ.site().press(new PressId("P1")).dialect());
  }

  @Test
  void threePressesShareTheGatewayOfTheirMaker() {
    Site.Connection first = READ.site().press(new PressId("H1")).connection();
    assertEquals(new Line.RtuOverTcp("127.0.0.1", 14001), first.line());
    assertEquals(first.line(), READ.site().press(new PressId("H2")).connection().line());
    assertEquals(5, READ.site().press(new PressId("H5")).connection().unit());
    assertEquals(20, first.gap().toMillis());
    assertEquals(255, READ.site().press(new PressId("T1")).connection().unit());
  }

  /** As the maker's list has it: 40011 is 10 in the frame, and reals have their bytes swapped. */
  @Test
  void hyproIsDescribedByItsRegisterList() {
    RegisterMap map = map("H2");
    assertEquals(new Spot(Table.HOLDING, 10, 2), map.point(Signal.FORCE).orElseThrow().spot());
    assertEquals(WordOrder.BADC, map.point("target").coding().order());
    assertEquals("t/min", map.point("rate").meaning().unit());
    assertEquals(new Spot(Table.HOLDING, 6, 1), map.point("dwell").spot());
    List<String> flags =
        List.of("running", "in-band", "done", "fault", "e-stop", "guard-open", "overload");
    for (int i = 0; i < flags.size(); i++) {
      assertEquals(new Spot(Table.HOLDING, 20 + i, 1), map.point(flags.get(i)).spot());
    }
    assertEquals(31, map.point("contact").spot().address());
    assertEquals(Set.of(3, 6), map.device().functions());
    assertEquals(16, map.device().readMax());
    RegisterMap.Commands commands = map.commands().orElseThrow();
    assertEquals(new Handshake.Edge("control", 0), commands.handshake());
    assertEquals(new Stroke.SetPoints("target", "rate", "dwell"), commands.stroke());
    assertEquals(List.of(1L, 2L, 4L, 8L), codes(commands));
    assertEquals(Set.of(Promise.PROGRAM_IN_PRESS), map.promises());
    assertEquals(Assurance.C, map.assurance());
    assertEquals(Set.of(Promise.FORCE_CAP), map.missing(StageKind.LAMINATE));
  }

  @Test
  void prestekIsDescribedByItsRegisterList() {
    RegisterMap map = map("T1");
    assertEquals(WordOrder.CDAB, map.point("position").coding().order());
    assertEquals(new Spot(Table.HOLDING, 0x1002, 2), map.point("position").spot());
    assertEquals(-32768, map.point("platen").meaning().sentinel().orElseThrow());
    assertEquals(0x101F, map.point("releasing").spot().address());
    assertEquals(OnException.BUSY, map.device().on(6));
    RegisterMap.Commands commands = map.commands().orElseThrow();
    assertEquals(new Handshake.Echo("command", "executed", 0), commands.handshake());
    assertEquals(List.of(1L, 2L, 3L, 4L, 8L), codes(commands));
    List<Stroke.Segments.Row> rows = ((Stroke.Segments) commands.stroke()).rows();
    assertEquals(8, rows.size());
    assertEquals(0x111C, map.point(rows.get(7).target()).spot().address());
    assertEquals(0x111F, map.point(rows.get(7).tolerance().orElseThrow()).spot().address());
    assertTrue(rows.stream().allMatch(row -> map.point(row.dwell()).upkeep().eeprom()));
    assertEquals(400, map.extras().eeprom().orElseThrow().writesADay(), "the site says less");
    assertEquals(Assurance.C, map.assurance());
  }

  @Test
  void thePlainPressHasNothingButASetPoint() {
    RegisterMap map = map("S1");
    assertEquals(new Spot(Table.COIL, 0, 1), map.point("start").spot());
    assertEquals(new Spot(Table.INPUT, 0, 1), map.point(Signal.FORCE).orElseThrow().spot());
    assertEquals(PointType.BIT, map.point("fault").coding().type());
    assertEquals(4, map.point("fault").coding().bit());
    assertEquals(new Handshake.Level("start", 0), map.commands().orElseThrow().handshake());
    assertInstanceOf(Stroke.HostTimed.class, map.commands().orElseThrow().stroke());
    assertEquals(Assurance.D, map.assurance());
    assertEquals(Set.of(), map.missing(StageKind.DENSIFY));
    assertEquals(3, map.missing(StageKind.INSITU).size());
  }

  /** Rules are asked in order: an alarm before all else, and something holds in any case. */
  @Test
  void everyShippedMapShowsAnEmergencyStopFirstAndAlwaysSomeState() {
    for (String press : List.of("H1", "T1", "S1")) {
      RegisterMap map = map(press);
      assertEquals(List.of(Condition.set("e-stop")), map.states().get(0).when(), press);
      assertTrue(map.states().get(map.states().size() - 1).when().isEmpty(), press);
    }
  }

  /** With the only press that trips by itself gone, nobody may laminate. */
  @Test
  void aRecipeThatNeedsMoreThanThePressesPromiseIsRefused(@TempDir Path folder) throws IOException {
    SiteFolder site = copied(folder).with("site.yaml", "[laminate, secondary, insitu]", "[insitu]");
    assertEquals(
        List.of(
            "recipes/lithium-half-cell.yaml:44:11: stages[1].kind: no press takes a laminate"
                + " stage; add the kind to a press that is fit for it"),
        site.problems());
  }

  /** One step of 0.1 kN is 1.27 MPa on Ø10: what wants less is not for such a press. */
  @Test
  void aRecipeThatIsFinerThanThePressesKnowTheirForceIsRefused(@TempDir Path folder)
      throws IOException {
    SiteFolder site =
        copied(folder)
            .with("recipes/lithium-half-cell.yaml", "tolerance: 4 MPa", "tolerance: 1 MPa");
    assertEquals(1, site.problems().size());
    String problem = site.problems().get(0);
    assertTrue(
        problem.startsWith("recipes/lithium-half-cell.yaml:32:13: stages[0].target"), problem);
    assertTrue(problem.contains("wants ±1 MPa, but the high cell of T1 knows it only"), problem);
    assertFalse(problem.contains("P1"), "it takes no such stage");
  }

  private static SiteFolder copied(Path folder) throws IOException {
    SiteFolder site = SiteFolder.copied(SHIPPED, Files.createDirectory(folder.resolve("line")));
    SiteFolder.copied(
        SiteFolder.SHIPPED.resolve("materials"), folder.resolve("pilot-line").resolve("materials"));
    return site;
  }

  private static List<Long> codes(RegisterMap.Commands commands) {
    return commands.verbs().entrySet().stream()
        .filter(each -> each.getKey() != Verb.TARE)
        .map(each -> each.getValue().value())
        .toList();
  }

  private static RegisterMap map(String press) {
    Dialect dialect = READ.site().press(new PressId(press)).dialect();
    return assertInstanceOf(Dialect.Mapped.class, dialect).map();
  }
}
