package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.MaterialId;
import io.stackline.press.DieId;
import io.stackline.recipe.Asks;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.Question;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prompts that ask for more than a click, and what of them is a mistake. */
final class PromptReaderTest {
  private static final String RECIPE = "recipes/li-metal-cell.yaml";
  private static final String PLAIN =
      "      - Load 100 mg LPSCl into die D10-steel, level it with the spatula and insert the"
          + " punch.\n";
  private static final String FULL =
      """
            - text: Weigh in the electrolyte.
              role: process-engineer
              scan: [die, {what: lot, of: lpscl-powder}]
              enter:
                - {name: mass, unit: mg, min: "95 mg [E]", max: "0.105 g [E]", of: lpscl-powder}
                - {name: remark, optional: true}
              expected: 30 min
      """;

  private static Recipe recipe(SiteFolder folder) {
    return Objects.requireNonNull(
        folder.whole().site().recipes().get(new RecipeId("li-metal-cell")));
  }

  private static Question first(SiteFolder folder) {
    return recipe(folder).stages().get(0).pressing().prompts().get(0);
  }

  private static SiteFolder asking(Path folder, String prompt) throws IOException {
    // the approval is of another content
    return SiteFolder.copiedTo(folder).with(RECIPE, PLAIN, prompt.indent(0));
  }

  @Test
  void aTextIsAPromptForAnyOperatorThatAsksForNothing(@TempDir Path folder) throws IOException {
    Question question = first(SiteFolder.copiedTo(folder));
    assertEquals(Asks.NOTHING, question.asks());
    assertTrue(question.text().startsWith("Load 100 mg"), question.text());
    assertEquals(question.text(), question.told());
  }

  @Test
  void aGroupSaysWhoConfirmsAndWhatIsScannedAndEntered(@TempDir Path folder) throws IOException {
    SiteFolder site = asking(folder, FULL);
    Question question = first(site);
    MaterialId powder = new MaterialId("lpscl-powder");

    assertEquals("Weigh in the electrolyte.", question.text());
    assertEquals(PromptRole.PROCESS_ENGINEER, question.asks().role());
    assertEquals(List.of(new Scan.OfDie(), new Scan.OfLot(powder)), question.asks().scans());
    assertEquals(Optional.of(Duration.ofMinutes(30)), question.asks().expected());
    assertEquals(List.of("die", "lpscl-powder.lot", "mass", "remark"), question.asks().names());
    assertEquals(
        "Weigh in the electrolyte. (process-engineer only; scan the die; scan the lot of"
            + " lpscl-powder; enter mass, 95 mg to 105 mg; enter remark, a text, or nothing;"
            + " within 1800 s)",
        question.told());
  }

  @Test
  void theExampleOfTheGuideIsSound(@TempDir Path folder) throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "site.md"));
    String before = "# recipes/li-metal-cell.yaml, under a stage:\n    prompts:\n";
    int from = guide.indexOf(before);
    assertTrue(from > 0, "it is there");
    String prompts = guide.substring(from + before.length(), guide.indexOf("```", from));
    SiteFolder site = SiteFolder.copiedTo(folder).with(RECIPE, PLAIN, prompts);
    assertEquals(2, recipe(site).stages().get(0).pressing().prompts().size());
    assertEquals(
        List.of("die", "lpscl-powder.lot", "mass", "dew-point", "remark"),
        first(site).asks().names());
  }

  /** What is asked belongs to what was approved; a text alone hashes as it did before. */
  @Test
  void theFingerprintKnowsWhatIsAsked(@TempDir Path plain, @TempDir Path full) throws IOException {
    String before = recipe(SiteFolder.copiedTo(plain)).hash();
    String asking = recipe(asking(full, FULL)).hash();
    assertNotEquals(before, asking);
    SiteFolder wider = SiteFolder.at(full).with(RECIPE, "95 mg [E]", "94 mg [E]");
    assertNotEquals(asking, recipe(wider).hash());
    wider.with(RECIPE, "94 mg [E]", "0.095 g [E]");
    assertEquals(asking, recipe(wider).hash(), "the same mass in another unit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          role: process-engineer | role: administrator    | "administrator" is not known here
          of: lpscl-powder}]     | of: nothing}]          | there is no material "nothing"
          [die,                  | [die, die,             | asks for die twice
          name: remark           | name: mass             | asks for mass twice
          name: remark           | name: die              | names an entry "die" beside the scan
          unit: mg               | unit: mPa              | is no unit of what is measured at a press
          unit: mg               | unit: mm               | "mg" is not a unit of length
          unit: mg,              | ''                     | limits a text
          95 mg [E]              | 95 mg                  | does not say where it comes from
          95 mg [E]              | 106 mg [E]             | is below the lowest
          of: lpscl-powder}\\n   | of: lithium-foil}\\n   | of which this stage adds 0 powder layers
          expected: 30 min       | expected: 1 s          | is out of range
          text: Weigh            | words: Weigh           | is not a key here
          """)
  void whatIsWrongIsTold(String old, String other, String told, @TempDir Path folder)
      throws IOException {
    SiteFolder site = asking(folder, FULL);
    site.with(RECIPE, old.replace("\\n", "\n"), other.replace("\\n", "\n"));
    String problems = String.join("\n", site.problems());
    assertTrue(problems.contains(told), problems);
  }

  @Test
  void aDieIsScannedByItsBarcodeAndByItsIdIfItHasNone(@TempDir Path folder) throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    DieId steel = new DieId("D10-steel");
    assertEquals("D10-steel", site.whole().site().die(steel).barcode());
    assertEquals(Duration.ofMinutes(15), site.whole().site().promptExpected());
    site.with("site.yaml", "id: D10-steel\n", "id: D10-steel\n    barcode: 4002345\n");
    site.with("site.yaml", "opcua:\n", "prompt-expected: 20 min\nopcua:\n");
    assertEquals("4002345", site.whole().site().die(steel).barcode());
    assertEquals(Duration.ofMinutes(20), site.whole().site().promptExpected());
    site.with("site.yaml", "barcode: 4002345", "barcode: D10-sleeve");
    assertTrue(
        String.join("\n", site.problems()).contains("two dies of barcode \"D10-sleeve\""),
        site.problems().toString());
  }
}
