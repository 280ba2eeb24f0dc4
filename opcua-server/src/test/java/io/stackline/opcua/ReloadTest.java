package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.site.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.junit.jupiter.api.Test;

/** Recipes come, change and go while the server runs; their ids stay what they are. */
final class ReloadTest {
  private static final RecipeId OTHER = new RecipeId("bilayer");

  private static Recipe other(RecipeId id, int revision) {
    Recipe old = Objects.requireNonNull(PilotSite.site().recipes().get(PilotSite.RECIPE));
    return new Recipe(
        id,
        revision,
        "Another cell",
        old.status(),
        old.approval(),
        "cd".repeat(32),
        old.sources(),
        old.notStated(),
        old.stages(),
        old.overrides());
  }

  private static Site with(Site site, Recipe... recipes) {
    Map<RecipeId, Recipe> all = new LinkedHashMap<>();
    for (Recipe each : recipes) {
      all.put(each.id(), each);
    }
    return new Site(
        site.name(),
        site.title(),
        site.presses(),
        site.dies(),
        site.fixtures(),
        site.materials(),
        all,
        site.opcua());
  }

  /** Returns once the catalogue's version has grown: it does so last, when all is in place. */
  private static void reload(TestLine line, TestClient client, Site site) throws UaException {
    String version = String.valueOf(client.value("recipes/NodeVersion"));
    line.server().reload(site);
    client.await(
        "recipes/NodeVersion", value -> !version.equals(String.valueOf(value.value().value())));
  }

  @Test
  void recipesAndProgramsFollowTheSite() throws Exception {
    Site site = PilotSite.site();
    try (TestLine line = TestLine.start(site, new SmallArchive(List.of()));
        TestClient client = line.connect("observer")) {
      String programs = "press/P1/unit/ProgramManager/ProgramTemplateSet";
      List<String> before = client.children(client.id("recipes"));
      assertTrue(before.contains("li-metal-cell"), before.toString());
      List<String> atPress = client.children(client.id(programs));
      assertTrue(atPress.contains("li-metal-cell"), "control " + atPress);

      reload(line, client, with(site, other(PilotSite.RECIPE, 4), other(OTHER, 1)));
      assertEquals("4", String.valueOf(client.value("recipe/li-metal-cell/Revision")));
      List<String> both = client.children(client.id("recipes"));
      assertTrue(both.containsAll(List.of("li-metal-cell", "bilayer")), both.toString());
      List<String> programsNow = client.children(client.id(programs));
      assertTrue(programsNow.containsAll(List.of("li-metal-cell", "bilayer")), "" + programsNow);
      assertEquals(atPress.size() + 1, programsNow.size(), "none is there twice");

      reload(line, client, with(site, other(PilotSite.RECIPE, 4)));
      assertEquals(
          StatusCodes.Bad_NodeIdUnknown,
          client.read("recipe/bilayer/Revision").statusCode().value());
      assertEquals(Set.copyOf(before), Set.copyOf(client.children(client.id("recipes"))));
      assertEquals(atPress, client.children(client.id(programs)));
    }
  }
}
