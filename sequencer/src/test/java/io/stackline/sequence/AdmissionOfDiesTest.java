package io.stackline.sequence;

import static io.stackline.sequence.AdmissionTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Service;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import io.stackline.run.Refusal;
import io.stackline.site.Site;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run starts with dies that may be used today, and with the stages it does not leave out. */
final class AdmissionOfDiesTest {
  private static final Map<String, String> BOUND = Story.BOUND;

  @Test
  void aDieThatIsDueForInspectionIsRefusedWithTheDay() {
    // the run starts on 22 November, by UTC
    Refusal refusal =
        assertRefused(
            Refusal.Code.STATE, withService(due("2026-11-22")), TestSite.RECIPE, 0, BOUND);

    assertEquals(
        "die D10-steel was due for inspection on 2026-11-22 (today is 2026-11-22)",
        refusal.reason());
    assertTrue(refusal.remedy().startsWith("have it inspected"), refusal.remedy());
  }

  @Test
  void aWornDieIsRefusedWithItsStrokes() {
    Service worn = new Service(1000, Optional.of(1000), Optional.empty(), Optional.empty());
    Refusal refusal =
        assertRefused(Refusal.Code.STATE, withService(worn), TestSite.RECIPE, 0, BOUND);
    assertTrue(refusal.reason().contains("has made 1000 of 1000 strokes"), refusal.reason());
  }

  @Test
  void aDieThatIsDueSoonIsNotedInTheRun() throws StartRefused {
    Decision decision =
        AdmissionTest.start(withService(due("2026-11-23")), TestSite.RECIPE, 0, BOUND, id -> false);

    List<String> notes = decision.notes().stream().map(each -> each.text()).toList();
    assertTrue(
        notes.contains("die D10-steel is due for inspection on 2026-11-23"), notes.toString());
    assertTrue(
        notes.contains(
            "started recipe li-metal-cell revision 2 with {stack-pressure.dwell=10 min}"),
        notes.toString());
  }

  @Test
  void anOptionalStageIsLeftOutWithItsLayersIfTheRunSaysSo() throws StartRefused {
    StageTemplate laminate = TestRecipe.optional(TestRecipe.laminate(50));
    Recipe recipe =
        TestRecipe.recipe("r", Recipe.Status.APPROVED, List.of(TestRecipe.densify(), laminate));
    Site site = TestSite.with(recipe);

    Run whole = AdmissionTest.start(site, recipe.id(), 0, Map.of(), id -> false).next();
    assertEquals(2, whole.status().stages().size());
    Map<String, String> skip = Map.of("laminate.skip", "true");
    Run without = AdmissionTest.start(site, recipe.id(), 0, skip, id -> false).next();
    assertEquals(1, without.status().stages().size());
    assertEquals(skip, without.status().bindings());
    assertRefused(Refusal.Code.ARGUMENT, site, recipe.id(), 0, Map.of("densify.skip", "true"));
  }

  private static Site withService(Service service) {
    Site site = TestSite.site();
    Map<DieId, Die> dies = new LinkedHashMap<>(site.dies());
    Die old = site.die(TestSite.STEEL);
    dies.put(
        old.id(),
        new Die(
            old.id(),
            old.name(),
            old.bore(),
            old.body(),
            old.punch(),
            old.rating(),
            old.ratingInsitu(),
            old.temperatureMax(),
            old.insulated(),
            service));
    return TestSite.withDies(dies);
  }

  private static Service due(String day) {
    return new Service(7, Optional.empty(), Optional.empty(), Optional.of(LocalDate.parse(day)));
  }
}
