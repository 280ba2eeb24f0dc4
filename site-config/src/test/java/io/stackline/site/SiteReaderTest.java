package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteReaderTest {
  private static final String SITE = "site.yaml";
  private static final String RECIPE = "recipes/li-metal-cell.yaml";

  @Test
  void allProblemsOfAllFilesAreToldAtOnce(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(SITE, "stroke: 50 mm", "stroke: 50")
            .with(SITE, "    simulated: true", "    simulatd: true")
            .with(SITE, "insulated: false", "insulated: no")
            .with("materials/nmc-composite.yaml", "3.30 g/cm³", "3.30")
            .with("materials/lithium-foil.yaml", "form: metal", "form: metal: soft")
            .with(RECIPE, "250 MPa [S2]", "250 MPa")
            .with(RECIPE, "ramp: 3 MPa/s [E]", "ramp: 3 MPa/s [X]");
    assertEquals(
        List.of(
            "site.yaml:18:13: presses[0].stroke: \"50\" has no unit;"
                + " write for instance \"10 mm\"",
            "site.yaml:23:5: presses[0].simulatd: is not a key here;"
                + " did you mean \"simulated\"?",
            "site.yaml:65:16: dies[0].insulated: \"no\" is neither true nor false;"
                + " write true or false",
            "materials/lithium-foil.yaml:12:12: (file): is not YAML: mapping values are not allowed"
                + " here; check the indentation, and put quotes around a text with \": \" in it",
            "materials/nmc-composite.yaml:11:10: density: \"3.30\" has no unit;"
                + " write for instance \"1.86 g/cm³\"",
            "recipes/li-metal-cell.yaml:25:13: stages[0].target: \"250 MPa\" does not say where it"
                + " comes from; add the tag of a listed source, such as \"250 MPa [S2]\"",
            "recipes/li-metal-cell.yaml:51:11: stages[1].ramp: source \"X\" is not listed;"
                + " explain it under \"sources\" or use one of S2, E"),
        site.problems());
  }

  @Test
  void anEmptyFolderIsToldWhatBelongsIntoIt(@TempDir Path folder) {
    assertEquals(
        List.of(
            "site.yaml:1:1: (file): does not exist; write it or name another folder",
            "materials:1:1: (file): cannot be read (NoSuchFileException); make this folder and put"
                + " one file for each material into it",
            "recipes:1:1: (file): cannot be read (NoSuchFileException); make this folder and put"
                + " one file for each recipe into it"),
        SiteFolder.at(folder).problems());
  }

  @Test
  void aMissingFolderIsRefused(@TempDir Path folder) {
    SiteResult result = SiteReader.read(folder.resolve("nowhere"));
    assertEquals(
        folder + "/nowhere:1:1: (file): is not a folder; name the folder that holds site.yaml",
        ((SiteResult.Refused) result).problems().get(0).toString());
  }

  @Test
  void aMissingRecipeIsTold(@TempDir Path folder) throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    Files.delete(folder.resolve(RECIPE));
    assertEquals(
        List.of("recipes:1:1: (file): holds 0 recipe files; put 1 to 2000 *.yaml files into it"),
        site.problems());
  }

  @Test
  void filesThatAreTooLargeForeignOrEmptyAreRefused(@TempDir Path folder) throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    site.write("recipes/a-large.yaml", "#".repeat(1 << 20) + "\n");
    Files.write(folder.resolve("recipes/b-latin.yaml"), new byte[] {'a', '\n', 'b', (byte) 0xFC});
    site.write("recipes/c-empty.yaml", "# nothing yet\n");
    Files.createDirectory(folder.resolve("recipes/d-folder.yaml"));
    assertEquals(
        List.of(
            "recipes/a-large.yaml:1:1: (file): is larger than 1 MiB; split it or take out what is"
                + " not needed",
            "recipes/b-latin.yaml:2:2: (file): is not UTF-8 here; save it as UTF-8",
            "recipes/c-empty.yaml:1:1: (file): holds no keys; write \"key: value\" lines",
            "recipes/d-folder.yaml:1:1: (file): cannot be read (IOException); check that it is a"
                + " file and who may read it"),
        site.problems());
  }

  /** Each level doubles: expanded, this would be 2⁵⁰ values. */
  @Test
  void aYamlBombIsNotLit(@TempDir Path folder) throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i <= 50; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    SiteFolder site = SiteFolder.copiedTo(folder).write(SITE, bomb.toString());
    assertTrue(
        site.problems()
            .contains("site.yaml:1:5: a0: uses an anchor or alias; write the value out"));
  }

  @Test
  void atMostTwoHundredProblemsAreShownAndTheRestCounted(@TempDir Path folder) throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    site.write(SITE, unknownKeys(1000));
    List<String> problems = site.problems();
    assertEquals(SiteReader.PROBLEMS_MAX + 1, problems.size());
    assertEquals(
        "site.yaml:1:1: (file): 804 more problems are not shown; cure these first",
        problems.get(SiteReader.PROBLEMS_MAX));
  }

  /** Ten thousand lines of trouble are counted, not kept. */
  @Test
  void fiveThousandMistakesAreToldAsTwoHundredAndANumber(@TempDir Path folder) throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    String recipe = Files.readString(folder.resolve("recipes/li-metal-cell.yaml"));
    for (int i = 0; i < 100; i++) {
      String copy = recipe.replace("id: li-metal-cell", "id: copy-" + i) + unknownKeys(50);
      site.write("recipes/copy-" + i + ".yaml", copy);
    }
    List<String> problems = site.problems();
    assertEquals(SiteReader.PROBLEMS_MAX + 1, problems.size());
    assertTrue(
        problems.get(SiteReader.PROBLEMS_MAX).contains("4800 more problems are not shown"),
        problems.get(SiteReader.PROBLEMS_MAX));
  }

  private static String unknownKeys(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("key").append(i).append(": 1\n");
    }
    return text.toString();
  }

  @Test
  void aTextCannotBreakTheLineOfItsProblem(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(
                SITE, "stroke: 50 mm", "stroke: \"50\\n\\u202Emm\\e[31m" + "9".repeat(900) + "\"");
    String problem = site.problems().get(0);
    assertEquals(1, problem.lines().count());
    assertTrue(problem.length() < 300, problem);
    assertTrue(problem.chars().allMatch(each -> each >= ' ' && each != 0x202E), problem);
  }

  @Test
  void whatIsNoYamlFileIsLeftOutWithAWarning(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder).write("recipes/old.yml", "").write("recipes/.swp.yaml", "");
    assertTrue(
        site.lines(site.whole().warnings())
            .contains("recipes/old.yml:1:1: (file): is not read; only *.yaml files are"));
  }

  @Test
  void theSameRevisionTwiceIsRefusedAndAnotherRevisionIsNot(@TempDir Path folder)
      throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    String text = Files.readString(folder.resolve(RECIPE));
    site.write("recipes/same.yaml", text);
    assertEquals(
        List.of(
            "recipes/same.yaml:9:5: id: there is a recipe \"li-metal-cell revision 1\" already, at"
                + " recipes/li-metal-cell.yaml:9:5; choose another id or take one of the two out"),
        site.problems());

    site.with("recipes/same.yaml", "revision: 1", "revision: 2");
    assertEquals(2, site.recipe().revision());

    site.with("recipes/same.yaml", "status: approved\napproved:", "status: draft\n#");
    Recipe offered = site.recipe();
    assertEquals(1, offered.revision(), "an approved revision goes before a draft");
    assertTrue(
        site.lines(site.whole().warnings())
            .contains(
                "recipes/same.yaml:10:11: revision: this revision is not offered, revision 1 is;"
                    + " move the file elsewhere if it is only kept for the record"));
  }

  /** What stops an approved recipe only warns about a draft, so that it can be worked on. */
  @Test
  void aDraftMayBeWrongAndARetiredRecipeToo(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(RECIPE, "target: 50 MPa", "target: 60 MPa")
            .with(RECIPE, "status: approved\napproved:", "status: draft\n#");
    assertTrue(
        site.lines(site.whole().warnings())
            .contains(
                "recipes/li-metal-cell.yaml:69:13: stages[2].target: stage laminate asks for 60"
                    + " MPa, but Lithium foil bears 50 MPa in LAMINATE (S2); change the stage, or"
                    + " give it a press or a sourced override that is fit for it"));
    site.with(RECIPE, "status: draft\n#", "status: retired\nretired:");
    assertEquals(List.of(), site.whole().warnings());
    site.with(RECIPE, "status: retired\nretired:", "status: approved\napproved:");
    assertEquals(1, site.problems().size());
  }
}
