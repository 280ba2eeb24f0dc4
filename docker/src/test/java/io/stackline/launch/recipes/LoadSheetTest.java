package io.stackline.launch.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Target;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What targets come to in dies and on presses, with known answers. */
final class LoadSheetTest {
  private static final Site SITE =
      ((SiteResult.Read) SiteReader.read(Path.of("..", "site-config", "sites", "pilot-line")))
          .site();

  private static LoadSheet load(Target target, String die, StageKind kind) {
    Die where = SITE.die(new DieId(die));
    List<LoadSheet> all = LoadSheet.of(target, where, kind, SITE);
    assertEquals(1, all.size(), "one press of the shipped site takes it");
    return all.get(0);
  }

  @Test
  void sevenHundredMegapascalsOnThirteenMillimetresAre92Point9Kilonewtons() {
    Target target = new Target.OfPressure(new Sourced<>(Pressure.ofMPa(700), "S1"));
    LoadSheet load = load(target, "D13-steel", StageKind.COPRESS);
    assertEquals(92.91, load.forceKN(), 0.005);
    assertEquals(List.of("P1"), load.presses());
    // (92.913 + 0.885) kN on Ø80, 50.265 cm²; friction of 200 N and 2 % of the oil's force.
    assertEquals(186.6, load.lineBar(), 0.05);
    assertEquals(182.6, load.lineBarLowest(), 0.05);
    assertEquals(190.8, load.lineBarHighest(), 0.05);
    assertTrue(load.withinRating());
  }

  @Test
  void aForceBeyondTheRatingSaysSo() {
    Target target = new Target.OfForce(new Sourced<>(Force.ofKN(300), "E"));
    LoadSheet load = load(target, "D20-steel", StageKind.DENSIFY);
    assertFalse(load.withinRating());
    String table = String.join("\n", LoadSheet.table(List.of(load)).lines());
    assertTrue(table.contains("beyond its rating"), table);
  }

  @Test
  void manyAlikePressesAreOneRow() {
    assertEquals("A B C D and 2 more", LoadSheet.named(List.of("A", "B", "C", "D", "E", "F")));
    assertEquals("none takes it", LoadSheet.named(List.of()));
  }
}
