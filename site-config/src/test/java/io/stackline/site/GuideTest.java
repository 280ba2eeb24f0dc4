package io.stackline.site;

import static io.stackline.map.Promise.FORCE_CAP;
import static io.stackline.map.Promise.ONCE;
import static io.stackline.map.Promise.PROGRAM_IN_PRESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.map.Assurance;
import io.stackline.map.Dialect;
import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.press.TagSpec;
import io.stackline.recipe.RecipeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/site.md and docs/maps.md show can be used as it stands. */
class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "site.md");
  private static final Path MAPS = Path.of("..", "docs", "maps.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n# (\\S+?)(?:, under (\\w+:))?\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TAGS =
      Pattern.compile("```yaml\n# site.yaml, under press P4:\n(.*?)```", Pattern.DOTALL);
  private static final String P4 = "    connection: {host: 10.0.7.24, port: 502, unit: 1}\n";

  @Test
  void theExamplesOfTheGuideMakeASoundSite(@TempDir Path folder) throws IOException {
    SiteFolder folderWithAll = SiteFolder.copiedTo(folder);
    Matcher examples = EXAMPLE.matcher(Files.readString(GUIDE));
    int count = 0;
    while (examples.find()) {
      count++;
      String file = examples.group(1);
      String list = examples.group(2);
      if (list == null) {
        folderWithAll.write(file, examples.group(3));
      } else {
        folderWithAll.with(file, list + "\n", list + "\n" + examples.group(3));
      }
    }
    assertEquals(4, count, "a press, a die, a material and a recipe");
    Matcher tags = TAGS.matcher(Files.readString(GUIDE));
    assertTrue(tags.find(), "the tags of the press");
    folderWithAll.with("site.yaml", P4, P4 + tags.group(1));
    Site site = folderWithAll.whole().site();
    assertEquals(40 * 9.80665, site.press(new PressId("P4")).press().rated().toKN(), 1e-9);
    assertEquals(
        List.of("dew-point", "chiller-set-point"),
        site.press(new PressId("P4")).tags().stream().map(TagSpec::name).toList());
    assertEquals(750, site.die(new DieId("D13-steel")).rating().toMPa(), 1e-9);
    assertEquals(
        List.of(new RecipeId("li-metal-cell"), new RecipeId("na-pellet")),
        List.copyOf(site.recipes().keySet()));
    assertEquals(
        List.of("is left open, as the first of 2"),
        folderWithAll.whole().warnings().stream()
            .filter(each -> each.file().endsWith("na-pellet.yaml"))
            .map(SiteProblem::what)
            .toList());
  }

  /** The pieces of docs/maps.md are one map, and its press may take what it says. */
  @Test
  void theMapOfTheGuideIsWhole(@TempDir Path folder) throws IOException {
    StringBuilder map = new StringBuilder();
    SiteFolder site = SiteFolder.copiedTo(folder);
    Matcher examples = EXAMPLE.matcher(Files.readString(MAPS));
    while (examples.find()) {
      if (examples.group(1).equals("maps/acme-40.yaml")) {
        map.append(examples.group(3));
      } else {
        site.with("site.yaml", "presses:\n", "presses:\n" + examples.group(3));
      }
    }
    Site read = site.write("maps/acme-40.yaml", map.toString()).whole().site();
    Dialect dialect = read.press(new PressId("A1")).dialect();
    assertEquals(Set.of(PROGRAM_IN_PRESS, FORCE_CAP, ONCE), dialect.promises());
    assertEquals(Assurance.B, Assurance.of(dialect.promises()));
  }
}
