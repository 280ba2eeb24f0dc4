package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Layer;
import io.stackline.material.Sourced;
import io.stackline.recipe.Asks;
import io.stackline.recipe.Entry;
import io.stackline.recipe.Measure;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.Question;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Scan;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunRecord;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunStatus.Confirmation;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.Verdict;
import io.stackline.unit.Mass;
import io.stackline.unit.QuantityKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is handed in with a confirmation is held against what was asked. */
final class RunPromptTest {
  private static final Measure WEIGHT =
      new Measure(
          QuantityKind.MASS,
          "mg",
          Optional.of(new Sourced<>(95e-6, "S2")),
          Optional.of(new Sourced<>(105e-6, "S2")));

  private static final Asks ALL =
      new Asks(
          PromptRole.OPERATOR,
          List.of(new Scan.OfDie(), new Scan.OfLot(TestSite.LPSCL)),
          List.of(
              new Entry("mass", Optional.of(WEIGHT), Optional.of(TestSite.LPSCL), false),
              new Entry("remark", Optional.empty(), Optional.empty(), true)),
          Optional.empty());

  private static Recipe asking(Asks asks) {
    return TestRecipe.recipe(
        "li-metal-cell",
        Recipe.Status.APPROVED,
        List.of(
            TestRecipe.asking(TestRecipe.densify(), List.of(new Question("Load the die", asks)))));
  }

  /** Written as name=value, separated by semicolons. */
  private static Map<String, String> entries(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String each : text.split(";", -1)) {
      if (each.contains("=")) {
        entries.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
      }
    }
    return entries;
  }

  @Test
  void whatWasAskedIsKeptWithWhoAndWhenAndThePressIsTold() {
    Story story = Story.of(asking(ALL));
    assertEquals(ALL, story.open().asks());

    story.answer(
        PromptRole.OPERATOR,
        entries("mass=0.0982 g;lpscl-powder.lot= L-4711 ;die=D10-steel;remark="));

    assertEquals(Optional.empty(), story.refusal());
    assertEquals(1, story.count(PressOrder.RunProgram.class));
    Confirmation kept = story.run().status().prompts().get(0).confirmed().orElseThrow();
    assertEquals("ann", kept.by());
    assertEquals(story.now(), kept.at());
    assertEquals(
        List.of("die=D10-steel", "lpscl-powder.lot=L-4711", "mass=0.0982 g"),
        kept.entries().entrySet().stream().map(each -> each.toString()).toList(),
        "in the order it was asked, and nothing for nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lpscl-powder.lot=L1;mass=100 mg                | the die was not scanned               | scan the die and hand its code in as "die"
          die=D10-sleeve;lpscl-powder.lot=L1;mass=100 mg | "D10-sleeve" is die D10-sleeve, and this stage is pressed in die D10-steel | put in D10-steel
          die=4711;lpscl-powder.lot=L1;mass=100 mg       | "4711" is no die of this site         | put in D10-steel
          die=D10-steel;mass=100 mg                      | the lot of lpscl-powder was not scanned | lpscl-powder.lot
          die=D10-steel;lpscl-powder.lot=L1              | "mass" is missing                     | enter it: 95 mg to 105 mg
          die=D10-steel;lpscl-powder.lot=L1;mass=94.9 mg | "mass" of 94.9 mg is out of range     | 95 mg to 105 mg
          die=D10-steel;lpscl-powder.lot=L1;mass=0.2 g   | "mass" of 0.2 g is out of range       | 95 mg to 105 mg
          die=D10-steel;lpscl-powder.lot=L1;mass=100     | "100" has no unit                     | 95 mg to 105 mg
          die=D10-steel;lpscl-powder.lot=L1;mass=100 mm  | is not a unit of mass                 | 95 mg to 105 mg
          die=D10-steel;lpscl-powder.lot=L1;mass=heavy   | is not a mass                         | 95 mg to 105 mg
          die=D10-steel;lpscl-powder.lot=L1;mass=100 mg;weight=1 | does not ask for "weight"     | [die, lpscl-powder.lot, mass, remark]
          """)
  void whatIsMissingOrWrongIsRefusedWithWhatWasExpected(String given, String why, String remedy) {
    Story story = Story.of(asking(ALL));
    Run before = story.run();

    story.answer(PromptRole.OPERATOR, entries(given));

    Refusal refusal = story.refusal().orElseThrow();
    assertEquals(Refusal.Code.ARGUMENT, refusal.code());
    assertTrue(refusal.reason().contains(why), refusal.reason());
    assertTrue(refusal.remedy().contains(remedy), refusal.remedy());
    assertEquals(before, story.run(), "nothing changes");
  }

  @Test
  void aPromptForAProcessEngineerIsNotConfirmedByAnOperator() {
    Asks asks = new Asks(PromptRole.PROCESS_ENGINEER, List.of(), List.of(), Optional.empty());
    Story story = Story.of(asking(asks)).confirm();

    Refusal refusal = story.refusal().orElseThrow();
    assertEquals(Refusal.Code.PERMISSION, refusal.code());
    assertTrue(refusal.reason().contains("is for a process-engineer"), refusal.reason());
    assertEquals(0, story.count(PressOrder.RunProgram.class));

    story.answer(PromptRole.PROCESS_ENGINEER, Map.of());
    assertEquals(Optional.empty(), story.refusal());
    assertEquals(1, story.count(PressOrder.RunProgram.class));
  }

  @Test
  void aPlainPromptTakesNothingButAConfirmation() {
    Story story = Story.of(asking(Asks.NOTHING)).answer(PromptRole.OPERATOR, Map.of("die", "x"));
    assertTrue(story.refusal().orElseThrow().reason().contains("does not ask for \"die\""));
    assertEquals(Optional.empty(), story.confirm().refusal());
  }

  /** Density is judged, and the record tells, by what was really weighed in. */
  @Test
  void theMassThatWasEnteredCountsInsteadOfTheRecipes() {
    Story story =
        Story.of(asking(ALL))
            .answer(PromptRole.OPERATOR, entries("mass=98.2 mg;lpscl-powder.lot=L1;die=D10-steel"))
            .running()
            .ended()
            .judged(Verdict.PASS);

    Layer.Powder powder = (Layer.Powder) story.run().stack().layers().get(0).layer();
    assertEquals(new Sourced<>(new Mass(98.2e-6), Weighed.SOURCE), powder.mass());
    RunRecord record =
        RunRecords.of(story.run(), TestSite.site(), new SequencerSettings("test", true, 1));
    assertEquals("98.2 mg", record.layers().get(0).amount());
    assertEquals("98.2 mg", entered(record.prompts().get(0)).get("mass"));
  }

  private static Map<String, String> entered(Prompt prompt) {
    return prompt.confirmed().orElseThrow().entries();
  }

  /** The journal of a line that was updated holds runs whose prompts were plain texts. */
  @Test
  void aRunFromBeforePromptsAskedForAnythingIsStillRead() {
    Run run = Story.start().confirm().run();
    Image image = new RunImages().write(run);
    String nothing =
        "\"asks\":{\"role\":\"OPERATOR\",\"scans\":[],\"entries\":[],\"expected\":null}";
    String former =
        image
            .word()
            .replaceAll("\\{\"text\":(\"[^\"]*\")," + Pattern.quote(nothing) + "\\}", "$1")
            .replace("," + nothing, "")
            .replace(",\"entries\":{}", "")
            .replace(",\"onHold\":\"CONTINUE\"", "");
    assertFalse(former.contains("onHold"), former);
    assertFalse(former.contains("asks"), former);
    assertFalse(former.contains("entries"), former);

    assertEquals(run, new RunImages().read(new Image(image.run(), image.started(), false, former)));
  }
}
