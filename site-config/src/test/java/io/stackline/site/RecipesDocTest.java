package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/recipes.md shows the shipped recipes as their files tell them. */
class RecipesDocTest {
  private static final Path DOC = Path.of("..", "docs", "recipes.md");
  private static final Site SITE = SiteFolder.at(SiteFolder.SHIPPED).whole().site();

  @Test
  void everyRecipeHasItsTables() throws IOException {
    String doc = Files.readString(DOC);
    for (Recipe recipe : SITE.recipes().values()) {
      RecipeTable table = new RecipeTable(recipe, SITE.dies());
      List<String> rows = new ArrayList<>(table.stages());
      rows.addAll(table.overrides());
      String section = section(doc, recipe.id().value());
      String expected = String.join("\n", rows);
      assertEquals(expected, String.join("\n", shown(section)), recipe.id().value());
      assertTrue(section.contains(recipe.title()), recipe.id() + " has another title");
      for (String blank : recipe.notStated()) {
        assertTrue(section.contains("* " + blank), recipe.id() + " does not say: " + blank);
      }
    }
  }

  @Test
  void noSectionIsLeftOfARecipeThatIsGone() throws IOException {
    long sections =
        Files.readAllLines(DOC).stream().filter(each -> each.startsWith("### `")).count();
    assertEquals(SITE.recipes().size(), sections);
  }

  private static String section(String doc, String id) {
    int start = doc.indexOf("### `" + id + "`");
    assertTrue(start >= 0, "no section for " + id);
    int end = doc.indexOf("\n##", start + 1);
    return doc.substring(start, end < 0 ? doc.length() : end);
  }

  /** The rows of the tables, without their heads. */
  private static List<String> shown(String section) {
    List<String> lines = section.lines().toList();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean head = i + 1 < lines.size() && lines.get(i + 1).startsWith("|--");
      if (lines.get(i).startsWith("| ") && !head) {
        rows.add(lines.get(i));
      }
    }
    return rows;
  }
}
