package io.stackline.launch;

import static io.stackline.launch.Shell.SHIPPED;
import static io.stackline.launch.Shell.edit;
import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackline.launch.Shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code recipes} and {@code recipe show|diff} tell an engineer about recipes. */
final class RecipeCommandTest {
  private static final String SITE = SHIPPED.toString();

  @TempDir Path folder;

  @Test
  void theListTellsKindsTargetsAndSourcesOfEachRecipe() {
    Answer answer = run("recipes", "--site", SITE);
    assertEquals(0, answer.status(), answer.err());
    assertTrue(
        answer
            .out()
            .matches(
                "(?s).*li-metal-cell +1 +approved +densify 250 · copress 500 · laminate 50 · insitu 75 +S2.*"),
        answer.out());
    assertTrue(answer.out().contains("secondary 14.71 kN"), answer.out());
  }

  @Test
  void noPageIsWiderThanOneHundredAndTwentyColumns() {
    int approved = 0;
    for (JsonNode recipe : run("recipes", "--site", SITE, "--json").json().get("recipes")) {
      if (recipe.get("status").asText().equals("approved")) {
        approved++;
        Answer show = run("recipe", "show", recipe.get("id").asText(), "--site", SITE);
        assertEquals(0, show.status(), show.err());
        Answer envelope = run("envelope", recipe.get("id").asText(), "--site", SITE);
        assertEquals(0, envelope.status(), envelope.out());
        narrow(show);
        narrow(envelope);
      }
    }
    assertTrue(approved >= 6, "the five seeds' recipes, one of them in two variants");
    narrow(run("recipes", "--site", SITE));
  }

  private static void narrow(Answer answer) {
    for (String line : answer.lines()) {
      assertTrue(line.length() <= 120, line);
    }
  }

  @Test
  void oneAndAHalfTonnesAreToldInEachDieTheyMayBePressedIn() {
    Answer answer = run("recipe", "show", "li-symmetric-li3ocl-cell", "--site", SITE);
    assertTrue(answer.out().contains("14.70997 kN = 1.5 t [S4]"), answer.out());
    for (String row : List.of("10  187.3", "12  130.1", "13  110.8", "16   73.2", "20   46.8")) {
      assertTrue(answer.out().contains(row + "  14.71"), row + " in " + answer.out());
    }
  }

  @Test
  void aBoundDieAndTargetLeaveOneRow() {
    Answer answer =
        run(
            "recipe",
            "show",
            "li-symmetric-li3ocl-cell",
            "--die",
            "D13-sleeve",
            "--bind",
            "lithium.target=1.5 t",
            "--site",
            SITE,
            "--json");
    assertEquals(0, answer.status(), answer.err());
    JsonNode stage = answer.json().get("stages").get(2);
    assertEquals("lithium", stage.get("id").asText());
    assertEquals(1, stage.get("loads").size());
    JsonNode load = stage.get("loads").get(0);
    assertEquals(110.8, load.get("pressureMPa").asDouble(), 0.05);
    assertEquals(14.71, load.get("forceKN").asDouble(), 0.005);
    // (14.710 kN + 0.885 kN of the return spring) on the piston of Ø80.
    assertEquals(31.03, load.get("lineBar").asDouble(), 0.01);
    assertTrue(load.get("lineBarLowest").asDouble() < load.get("lineBar").asDouble());
  }

  @Test
  void everyNumberStandsWithItsSourceAndTheLegendBelow() {
    String out = run("recipe", "show", "li-metal-cell", "--site", SITE).out();
    assertTrue(out.contains("500 MPa [S2]"), out);
    assertTrue(out.contains("dwell               180 s [E]"), out);
    assertTrue(out.contains("lpscl-powder 100 mg [E]"), out);
    assertTrue(out.contains("127.3"), "100 mg on Ø10 are 127.3 mg/cm²: " + out);
    assertTrue(out.contains("  [S2]                Lab-press maker's article"), out);
    assertTrue(out.contains("stack-pressure.dwell"), out);
    assertTrue(out.contains("time-above"), out);
    assertTrue(out.contains("A1 overshoot up to 0.5 MPa"), "lithium lies in: " + out);
  }

  @Test
  void whatDoesNotFitTheRecipeIsRefusedWithWhatDoes() {
    Answer die = run("recipe", "show", "li-symmetric-li3ocl-cell", "--die", "D99", "--site", SITE);
    assertEquals(1, die.status());
    assertTrue(die.err().contains("D13-sleeve"), die.err());
    Answer name =
        run("recipe", "show", "li-metal-cell", "--bind", "copress.dwell=3 h", "--site", SITE);
    assertEquals(1, name.status());
    assertTrue(name.err().contains("leaves nothing open called copress.dwell"), name.err());
    Answer revision = run("recipe", "show", "li-metal-cell", "--revision", "9", "--site", SITE);
    assertEquals(1, revision.status());
    assertTrue(revision.err().contains("it has [1]"), revision.err());
    Answer id = run("recipe", "show", "gold", "--site", SITE);
    assertEquals(1, id.status());
    assertTrue(id.err().contains("li-metal-cell"), id.err());
    assertEquals(2, run("recipe", "show", "--site", SITE).status());
    assertEquals(2, run("recipe").status());
  }

  @Test
  void aRecipeDoesNotDifferFromItself() {
    Answer answer = run("recipe", "diff", "li-metal-cell", "li-metal-cell@1", "--site", SITE);
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.out().contains("no difference"), answer.out());
    assertEquals(2, run("recipe", "diff", "li-metal-cell").status());
  }

  @Test
  void theDifferenceIsToldStageByStageInPressureAndForce() throws Exception {
    Path changed = changed();
    Answer answer = run("recipe", "diff", "li-metal-cell", changed.toString(), "--site", SITE);
    assertEquals(1, answer.status(), answer.err());
    String out = answer.out();
    assertTrue(out.contains("two contents under one revision"), out);
    assertTrue(out.contains("stage copress"), out);
    assertTrue(out.matches("(?s).*target +500 MPa \\[S2\\] +450 MPa \\[E\\].*"), out);
    assertTrue(out.contains("500.0 MPa, 39.27 kN on Ø10 mm"), out);
    assertTrue(out.contains("450.0 MPa, 35.34 kN on Ø10 mm"), out);
    assertFalse(out.contains("stage densify"), out);
    JsonNode json =
        run("recipe", "diff", "li-metal-cell", changed.toString(), "--site", SITE, "--json").json();
    assertEquals("stage copress", json.get("changes").get(0).get("section").asText());
    assertEquals("500 MPa [S2]", json.get("changes").get(0).get("before").asText());
  }

  @Test
  void aStageThatCameIsTold() {
    Answer answer = run("recipe", "diff", "in-li-half-cell", "fes2-sodium-cell", "--site", SITE);
    assertEquals(1, answer.status(), answer.err());
    assertTrue(answer.out().contains("stage copress  (new)"), answer.out());
    assertTrue(answer.out().contains("order"), answer.out());
  }

  @Test
  void aBrokenFileIsRefusedWithItsPlace() throws Exception {
    Path broken = edit(changed(), "ramp: 3 MPa/s [E]", "ramp: 3 bar/s [E]");
    Answer answer = run("recipe", "diff", "li-metal-cell", broken.toString(), "--site", SITE);
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("changed.yaml:"), answer.err());
    Answer missing = run("recipe", "diff", "li-metal-cell", "./nowhere.yaml", "--site", SITE);
    assertEquals(1, missing.status());
    assertTrue(missing.err().contains("there is no file"), missing.err());
  }

  @Test
  void aRevisionThatIsNotOfferedIsNamedAndCanBeShown() throws Exception {
    Path site = QuickSite.in(folder.resolve("site"));
    Path draft = site.resolve("recipes/li-metal-cell-2.yaml");
    Files.copy(changed(), draft);
    edit(draft, "revision: 1", "revision: 2");
    edit(draft, "status: approved", "status: draft");
    Files.writeString(
        draft, Files.readString(draft).replaceFirst("(?m)^approved:.*\\n( +.*\\n)*", ""));
    String at = site.toString();
    Answer list = run("recipes", "--site", at);
    assertEquals(0, list.status(), list.err());
    assertTrue(list.out().contains("li-metal-cell@2"), list.out());
    Answer show = run("recipe", "show", "li-metal-cell", "--revision", "2", "--site", at);
    assertTrue(show.out().contains("450 MPa"), show.out() + show.err());
    assertFalse(run("recipe", "show", "li-metal-cell", "--site", at).out().contains("450 MPa"));
    Answer diff = run("recipe", "diff", "li-metal-cell", "li-metal-cell@2", "--site", at);
    assertTrue(diff.out().contains("li-metal-cell revision 2"), diff.out() + diff.err());
  }

  /** The shipped recipe, pressed less in one stage, as a file of its own. */
  private Path changed() throws IOException {
    Path copy = folder.resolve("changed.yaml");
    Files.copy(SHIPPED.resolve("recipes/li-metal-cell.yaml"), copy);
    return edit(copy, "    target: 500 MPa [S2]", "    target: 450 MPa [E]");
  }
}
