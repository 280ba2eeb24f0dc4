package io.stackline.opcua.model.recipe;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Ranges;
import io.stackline.opcua.model.type.CompanionTypes;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.model.type.TypeSpec;
import io.stackline.opcua.model.type.TypeSpec.Part;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StageTemplate;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The recipes of the site as nodes: a catalogue in which each is a LADS program template. Used on
 * the crank only, once the server runs.
 */
public final class RecipeNodes {
  private final Nodes nodes;
  private final Types types;
  private final NodeId folder;
  private final Map<RecipeId, Made> made = new LinkedHashMap<>();

  private RecipeNodes(Nodes nodes, Types types, NodeId folder) {
    this.nodes = nodes;
    this.types = types;
    this.folder = folder;
  }

  /**
   * One recipe.
   *
   * @param instances all that was made of it, the recipe itself first
   */
  private record Made(Recipe recipe, List<Instance> instances) {
    NodeId root() {
      return instances.get(0).root();
    }
  }

  /**
   * The types of recipes.
   *
   * @param recipe a program template of LADS
   */
  public record Types(NodeId recipe, NodeId stage) {
    /** Defines them. */
    public static Types define(CompanionTypes companions, OwnTypes own) {
      NodeId stage =
          own.define(
              TypeSpec.of(
                  "RecipeStageType",
                  NodeIds.BaseObjectType,
                  "One pressing of a recipe, with the source of each number",
                  RecipeTags.STAGE));
      NodeId recipe =
          own.define(
              TypeSpec.of(
                      "RecipeType",
                      companions.lads("ProgramTemplateType"),
                      "A recipe: what a program of one or several presses is made from",
                      RecipeTags.RECIPE)
                  .with(
                      new Part(
                          own.name("Stages"), NodeIds.FolderType, "Its stages, in their order")));
      return new Types(recipe, stage);
    }
  }

  /** Makes the recipes of the site below a folder. */
  public static RecipeNodes add(Nodes nodes, Site site, Types types, NodeId folder) {
    RecipeNodes recipes = new RecipeNodes(nodes, types, folder);
    Set<RecipeId> unused = recipes.show(site);
    return recipes;
  }

  /**
   * Shows the recipes of the site as they are now: those that are gone have no nodes any more,
   * those that have changed have others, of the same ids.
   *
   * @return those that were made
   */
  public Set<RecipeId> show(Site site) {
    for (Made each : List.copyOf(made.values())) {
      if (!each.recipe().equals(site.recipes().get(each.recipe().id()))) {
        made.remove(each.recipe().id());
        each.instances().forEach(nodes::remove);
      }
    }
    Set<RecipeId> fresh = new LinkedHashSet<>();
    Ranges ranges = Ranges.of(site);
    for (Recipe recipe : site.recipes().values()) {
      if (!made.containsKey(recipe.id())) {
        made.put(recipe.id(), add(site, recipe, ranges));
        fresh.add(recipe.id());
      }
    }
    return fresh;
  }

  private Made add(Site site, Recipe recipe, Ranges ranges) {
    String path = "recipe/" + recipe.id();
    Instance instance =
        nodes.create(
            types.recipe(),
            path,
            nodes.name(recipe.id().value()),
            new Parent(folder, NodeIds.Organizes),
            Set.of(),
            Map.of("Stages", path + "/stages"));
    nodes.labels().describe(instance.root(), recipe.id().value(), recipe.title());
    List<Instance> all = new ArrayList<>(List.of(instance));
    nodes.values().set(instance, "", RecipeTags.RECIPE, ranges, recipe);
    RecipeTags.TEMPLATE.forEach(
        (member, telling) ->
            nodes.values().set(instance.find(member).orElseThrow(), telling.of(recipe)));
    NodeId stages = instance.find("Stages").orElseThrow();
    for (StageTemplate stage : recipe.stages()) {
      Instance one =
          nodes.create(
              types.stage(),
              path + "/stage/" + stage.id(),
              stage.id(),
              new Parent(stages, NodeIds.HasComponent));
      all.add(one);
      nodes.labels().describe(one.root(), stage.id(), stage.pressing().title());
      nodes
          .values()
          .set(one, "", RecipeTags.STAGE, ranges, new RecipeTags.Staged(stage, die(stage, site)));
    }
    return new Made(recipe, List.copyOf(all));
  }

  /** The node of each recipe. */
  public Map<RecipeId, NodeId> nodes() {
    Map<RecipeId, NodeId> roots = new LinkedHashMap<>();
    made.forEach((id, each) -> roots.put(id, each.root()));
    return roots;
  }

  private static Optional<Die> die(StageTemplate stage, Site site) {
    return stage.die() instanceof Parameter.Bound<DieId> bound
        ? Optional.of(site.die(bound.value()))
        : Optional.empty();
  }
}
