package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.FixtureId;
import io.stackline.press.Offers;
import io.stackline.press.PressId;
import io.stackline.recipe.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What presses offer and stages need beside force and speed. */
final class NeedsReaderTest {
  private static final String SITE = "site.yaml";
  private static final String RECIPE = "recipes/li-metal-cell.yaml";
  private static final String NEEDS =
      "    kind: densify\n    needs: {capabilities: [heated-platens], glovebox: GB 1}\n";

  @TempDir Path folder;

  private static SiteFolder needing(Path folder) throws IOException {
    return SiteFolder.copiedTo(folder).with(RECIPE, "    kind: densify\n", NEEDS);
  }

  private static SiteFolder offering(SiteFolder site, String offers) throws IOException {
    return site.with(SITE, "    kinds: [densify", offers + "    kinds: [densify");
  }

  @Test
  void whereNothingIsSaidNothingIsOfferedOrNeeded() throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    assertEquals(Needs.NONE, site.recipe().stages().get(0).pressing().needs());
    Site.PressSite press = site.whole().site().press(new PressId("P1"));
    assertEquals(Offers.UNSAID, press.press().offers());
  }

  @Test
  void aPressThatOffersAllOfItTakesTheStage() throws IOException {
    SiteFolder site =
        offering(
            needing(folder),
            "    capabilities: [heated-platens, scale]\n    glovebox: GB 1\n    fixtures: []\n");
    assertEquals(
        new Needs(Set.of("heated-platens"), Optional.of("GB 1")),
        site.recipe().stages().get(0).pressing().needs());
    Offers offers = site.whole().site().press(new PressId("P1")).press().offers();
    assertEquals(
        new Offers(Set.of("heated-platens", "scale"), Optional.of("GB 1"), Optional.of(Set.of())),
        offers);
  }

  @Test
  void aStageWhoseNeedsNoPressMeetsIsReported() throws IOException {
    SiteFolder site = offering(needing(folder), "    capabilities: [scale]\n");
    String problem = String.join("\n", site.problems());
    assertTrue(problem.contains("P1 offers no heated-platens, no glovebox GB 1"), problem);
  }

  @Test
  void aFixtureThatIsNotDescribedAndAnUnknownNeedAreReported() throws IOException {
    SiteFolder site = offering(SiteFolder.copiedTo(folder), "    fixtures: [F9]\n");
    String problem = String.join("\n", site.problems());
    assertTrue(problem.contains("F9"), problem);
    String other =
        String.join(
            "\n",
            SiteFolder.copiedTo(folder.resolve("other"))
                .with(RECIPE, "    kind: densify\n", NEEDS.replace("glovebox", "glove-box"))
                .problems());
    assertTrue(other.contains("glove-box"), other);
    assertFalse(
        new Offers(Set.of(), Optional.empty(), Optional.of(Set.of(new FixtureId("F1"))))
            .equals(Offers.UNSAID));
  }

  /** What is needed is part of what was approved. */
  @Test
  void needsCountInTheHashAndNoNeedsLeaveItAsItWas() throws IOException {
    String before = SiteFolder.copiedTo(folder).recipe().hash();
    SiteFolder site =
        offering(
            needing(folder.resolve("other")),
            "    capabilities: [heated-platens]\n    glovebox: GB 1\n");
    assertNotEquals(before, site.recipe().hash());
  }
}
