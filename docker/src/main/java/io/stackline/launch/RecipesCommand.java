package io.stackline.launch;

import io.stackline.launch.recipes.RecipeList;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stackline recipes}: the recipes of a site at a glance. */
@Command(
    name = "recipes",
    mixinStandardHelpOptions = true,
    description =
        "Lists the recipes of a site: id, revision, status, stages with their targets, source tags of the targets.")
final class RecipesCommand implements Callable<Integer> {
  @Mixin private final SiteOption siteOption = new SiteOption();
  @Mixin private final Printing printing = new Printing();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    RecipeList list = RecipeList.of(siteOption.read());
    printing.print(Objects.requireNonNull(spec), list, list::page);
    return 0;
  }
}
