package io.stackline.launch.recipes;

import io.stackline.material.Material;
import io.stackline.recipe.Approval;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A recipe with the origin of each number and what it comes to on this site.
 *
 * @param open what a run must bind
 * @param bound what was bound for this view
 * @param assumed what is taken for the rest where a single value is needed
 * @param sources what the tags mean
 */
public record RecipeSheet(
    String id,
    int revision,
    String title,
    String status,
    Optional<Approval> approval,
    String hash,
    List<String> open,
    Map<String, String> bound,
    Map<String, String> assumed,
    List<StageSheet> stages,
    List<Section> overrides,
    List<String> notStated,
    Map<String, String> sources) {
  public static RecipeSheet of(Bound bound, Site site) {
    Recipe recipe = bound.recipe().recipe();
    List<StageSheet> stages = new ArrayList<>();
    boolean softMetal = false;
    for (StageTemplate template : recipe.stages()) {
      for (Stage stage : bound.recipe().stages()) {
        if (stage.id().equals(template.id())) {
          softMetal |= laysMetal(template, site);
          stages.add(StageSheet.of(template, stage, softMetal, bound, site));
        }
      }
    }
    return new RecipeSheet(
        recipe.id().value(),
        recipe.revision(),
        recipe.title(),
        Wording.word(recipe.status()),
        recipe.approval(),
        recipe.hash(),
        recipe.stages().stream().flatMap(RecipeList::open).toList(),
        new TreeMap<>(bound.asked()),
        bound.assumed(),
        stages,
        recipe.overrides().stream().map(Section::override).toList(),
        recipe.notStated(),
        new TreeMap<>(recipe.sources()));
  }

  private static boolean laysMetal(StageTemplate stage, Site site) {
    return stage.adds().stream()
        .map(each -> site.material(each.material()))
        .anyMatch(each -> each.form() == Material.Form.METAL);
  }

  /** For people. */
  public Page page() {
    Page page = new Page();
    page.line("recipe " + id + ", revision " + revision + ": " + title);
    String by = approval.map(each -> " by " + each.by() + ", " + each.on()).orElse("");
    page.pair("status", status + by);
    page.pair("hash", hash);
    page.pair("left open", String.join(", ", open));
    page.pairs("bound", assignments(bound));
    page.pairs("assumed", assignments(assumed));
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).print(page, i + 1);
    }
    for (Section override : overrides) {
      page.blank().line(override.name());
      page.grid(override.entries());
    }
    if (!notStated.isEmpty()) {
      page.blank().line("not stated by the sources");
      notStated.forEach(each -> page.line("  · " + each));
    }
    page.blank().line("sources");
    sources.forEach((tag, meaning) -> page.pair("[" + tag + "]", meaning));
    return page;
  }

  private static List<String> assignments(Map<String, String> bindings) {
    return bindings.entrySet().stream()
        .map(each -> each.getKey() + " = " + each.getValue())
        .toList();
  }
}
