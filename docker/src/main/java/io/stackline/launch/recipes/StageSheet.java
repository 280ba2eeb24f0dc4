package io.stackline.launch.recipes;

import io.stackline.material.Material;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Criteria;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stage with all it says and what that comes to.
 *
 * @param keys everything its file says, defaults included
 * @param acceptance what the stage has to keep, each with its origin: a source or what is usual
 * @param layers in each die the stage may be in
 * @param loads for each target and die it may have
 */
public record StageSheet(
    String id,
    String kind,
    String title,
    List<Entry> keys,
    List<Entry> acceptance,
    List<LayerSheet> layers,
    List<LoadSheet> loads) {
  /** Keys that are shown apart from the others. */
  private static final List<String> APART = List.of("kind", "title", "on the die");

  /**
   * A stage of the recipe.
   *
   * @param stage the same, bound
   * @param softMetal whether lithium or the like lies in the die by then
   */
  static StageSheet of(
      StageTemplate template, Stage stage, boolean softMetal, Bound bound, Site site) {
    List<Die> dies = dies(template, stage, bound, site);
    List<LayerSheet> layers = new ArrayList<>();
    Map<Addition, Integer> counts = new LinkedHashMap<>();
    template.adds().forEach(each -> counts.merge(each, 1, Integer::sum));
    counts.forEach(
        (addition, count) -> {
          Material material = site.material(addition.material());
          dies.forEach(die -> layers.add(LayerSheet.of(addition, count, material, die)));
        });
    List<LoadSheet> loads = new ArrayList<>();
    for (Target target : targets(template, stage, bound)) {
      dies.forEach(die -> loads.addAll(LoadSheet.of(target, die, template.kind(), site)));
    }
    List<Entry> keys =
        Section.stage(template, site.dies()).entries().stream()
            .filter(each -> !APART.contains(each.key()))
            .filter(each -> !each.key().startsWith("acceptance."))
            .toList();
    return new StageSheet(
        template.id(),
        Wording.word(template.kind()),
        template.pressing().title(),
        keys,
        Asked.of(Criteria.of(stage, site.die(stage.die()), softMetal)),
        layers,
        loads);
  }

  /** The bound die, else all it may be. */
  private static List<Die> dies(StageTemplate template, Stage stage, Bound bound, Site site) {
    if (bound.hasDie(template)
        || !(template.die() instanceof Parameter.Unbound<DieId> open)
        || open.options().isEmpty()) {
      return List.of(site.die(stage.die()));
    }
    return open.options().stream().map(site::die).toList();
  }

  private static List<Target> targets(StageTemplate template, Stage stage, Bound bound) {
    if (bound.hasTarget(template)
        || !(template.target() instanceof Parameter.Unbound<Target> open)
        || open.options().isEmpty()) {
      return List.of(stage.target());
    }
    return open.options();
  }

  void print(Page page, int number) {
    String name = id.equals(kind) ? id : id + " (" + kind + ")";
    page.blank().line(number + "  " + name + ": " + title);
    List<Entry> plain = keys.stream().filter(each -> !each.key().startsWith("adds[")).toList();
    page.grid(plain.stream().filter(each -> !each.key().startsWith("prompts[")).toList());
    page.pairs(
        "prompts",
        keys.stream().filter(each -> each.key().startsWith("prompts[")).map(Entry::text).toList());
    String usual = " [" + Criteria.USUAL + "]";
    page.listed(
        "accepted if, usual",
        acceptance.stream()
            .filter(each -> each.text().endsWith(usual))
            .map(each -> new Entry(each.key(), each.text().replace(usual, "")))
            .toList());
    page.listed(
        "by recipe", acceptance.stream().filter(each -> !each.text().endsWith(usual)).toList());
    page.table("layers", LayerSheet.table(layers));
    page.table("loads", LoadSheet.table(loads));
  }
}
