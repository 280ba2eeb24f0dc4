package io.stackline.launch.recipes;

import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.site.Site;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recipes of a site at a glance.
 *
 * @param notOffered revisions that another one of the same recipe stands before, as {@code id@n}
 */
public record RecipeList(String site, List<Row> recipes, List<String> notOffered) {
  /**
   * One recipe.
   *
   * @param open what a run must bind, such as {@code stack-pressure.dwell}
   * @param sources tags behind the targets
   */
  public record Row(
      String id,
      int revision,
      String status,
      String title,
      List<StageRow> stages,
      List<String> open,
      List<String> sources) {}

  /**
   * A stage.
   *
   * @param targets more than one if the target is open
   */
  public record StageRow(String id, String kind, List<String> targets) {}

  public static RecipeList of(Site site) {
    List<Recipe> offered = List.copyOf(site.recipes().values());
    List<String> notOffered =
        site.revisions().stream()
            .filter(each -> !offered.contains(each))
            .map(each -> each.id() + "@" + each.revision())
            .sorted()
            .toList();
    return new RecipeList(site.name(), offered.stream().map(RecipeList::row).toList(), notOffered);
  }

  /** For people. */
  public Page page() {
    Table table =
        Table.of(
            Table.Column.text("recipe"),
            Table.Column.number("rev"),
            Table.Column.text("status"),
            Table.Column.folding("stages and targets (MPa unless it says kN)", 56),
            Table.Column.text("sources"));
    for (Row row : recipes) {
      String stages =
          row.stages().stream().map(RecipeList::stage).collect(Collectors.joining(" · "));
      table.row(
          row.id(),
          Integer.toString(row.revision()),
          row.status(),
          stages,
          String.join(" ", row.sources()));
    }
    Page page = new Page().table(table);
    if (!notOffered.isEmpty()) {
      page.blank().line("not offered, shown by --revision: " + String.join(", ", notOffered));
    }
    return page;
  }

  /** Joined by spaces that do not break, so that kind and targets stay together. */
  private static String stage(StageRow stage) {
    String targets =
        stage.targets().stream()
            .map(each -> each.replaceFirst(" MPa$", "").replace(' ', '\u00a0'))
            .collect(Collectors.joining("/"));
    return stage.kind() + "\u00a0" + targets;
  }

  private static Row row(Recipe recipe) {
    return new Row(
        recipe.id().value(),
        recipe.revision(),
        Wording.word(recipe.status()),
        recipe.title(),
        recipe.stages().stream().map(RecipeList::stageRow).toList(),
        recipe.stages().stream().flatMap(RecipeList::open).toList(),
        recipe.stages().stream()
            .flatMap(each -> targets(each).map(Target::source))
            .distinct()
            .toList());
  }

  private static StageRow stageRow(StageTemplate stage) {
    return new StageRow(
        stage.id(), Wording.word(stage.kind()), targets(stage).map(Wording::rounded).toList());
  }

  static Stream<Target> targets(StageTemplate stage) {
    return stage.target() instanceof Parameter.Bound<Target> bound
        ? Stream.of(bound.value())
        : ((Parameter.Unbound<Target>) stage.target()).options().stream();
  }

  /** Names of what a run must bind. */
  static Stream<String> open(StageTemplate stage) {
    return Stream.of(
            Wording.open(stage.die()).map(open -> stage.id() + ".die"),
            Wording.open(stage.target()).map(open -> stage.id() + ".target"),
            Wording.open(stage.dwell()).map(open -> stage.id() + ".dwell"))
        .flatMap(java.util.Optional::stream);
  }
}
