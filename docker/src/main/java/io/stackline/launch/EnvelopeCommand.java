package io.stackline.launch;

import io.stackline.envelope.Inventory;
import io.stackline.envelope.Prover;
import io.stackline.launch.recipes.Bound;
import io.stackline.launch.recipes.EnvelopeSheet;
import io.stackline.press.Press;
import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code stackline envelope}: the proof that a recipe stays below its caps, or how it would not.
 */
@Command(
    name = "envelope",
    mixinStandardHelpOptions = true,
    description = {
      "Proves that no run of a recipe can exceed what stack, die, fixture and press bear, on every press and die that could take a stage: "
          + "per stage the cap, the margin and the rule that binds. Or shows the shortest way to where it would.",
      "Exit status: 0 proven, 1 not proven, 2 misuse."
    })
final class EnvelopeCommand implements Callable<Integer> {
  @Option(
      names = "--press",
      paramLabel = "PRESS",
      description =
          "Press for every stage of its kinds (default: every press that could take a stage).")
  private @Nullable String press;

  @Option(
      names = "--lithiated",
      description = "As if the cell had been charged before the first stage.")
  private boolean lithiated;

  @Mixin private final RecipeOption recipeOption = new RecipeOption();
  @Mixin private final BindOptions binding = new BindOptions();
  @Mixin private final AtThePress atThePress = new AtThePress();
  @Mixin private final SiteOption siteOption = new SiteOption();
  @Mixin private final Printing printing = new Printing();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Site site = siteOption.read();
    Recipe recipe = recipeOption.of(site);
    Bound bound = binding.bind(recipe, site);
    atThePress.check(bound.recipe(), site);
    Recipe narrowed = bound.narrowed();
    Prover prover = prover(site);
    EnvelopeSheet sheet =
        EnvelopeSheet.of(recipe, (lithiated ? prover.ofChargedCells() : prover).prove(narrowed));
    printing.print(Objects.requireNonNull(spec), sheet, sheet::page);
    return sheet.proven() ? 0 : Stackline.REFUSED;
  }

  private Prover prover(Site site) {
    List<Press> all = site.presses().values().stream().map(Site.PressSite::press).toList();
    Prover prover = new Prover(new Inventory(site.materials(), site.dies(), site.fixtures(), all));
    return press == null ? prover : prover.onPress(PressChoice.of(site, press));
  }
}
