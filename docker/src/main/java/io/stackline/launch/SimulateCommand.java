package io.stackline.launch;

import io.stackline.launch.demo.Screen;
import io.stackline.launch.simulate.Assumed;
import io.stackline.launch.simulate.PlannedStage;
import io.stackline.launch.simulate.RunPlan;
import io.stackline.launch.simulate.RunPrediction;
import io.stackline.launch.simulate.Simulation;
import io.stackline.launch.simulate.SimulationRefused;
import io.stackline.press.PressId;
import io.stackline.recipe.Recipe;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.site.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline simulate}: what a run of a recipe is expected to do, in seconds. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Presses a whole recipe on simulated presses in virtual time and tells pressure, thickness and relative density of each stage, "
          + "as table, simulation.csv, summary.json and simulation.svg. Drafts and recipes with open parameters are simulated too; "
          + "what is assumed for them is said first."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final double WATCHED_FROM_S = 7200;

  @Option(
      names = "--press",
      paramLabel = "PRESS",
      description =
          "Press for every stage of its kinds (default: the first that fits, as in a run).")
  private @Nullable String press;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files (default: simulations/<recipe>-r<revision>).")
  private @Nullable Path out;

  @Option(
      names = "--anyway",
      description = "Simulates what the envelope refuses, to see what would happen.")
  private boolean anyway;

  @Mixin private final RecipeOption recipeOption = new RecipeOption();
  @Mixin private final BindOptions binding = new BindOptions();
  @Mixin private final SiteOption siteOption = new SiteOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Site site = siteOption.read();
    Recipe recipe = recipeOption.of(site);
    Assumed assumed = Assumed.of(binding.bind(recipe, site));
    try {
      List<PlannedStage> plan =
          new RunPlan(new RecipeOnSite(site, assumed.recipe()), wanted(site)).stages();
      refuse(plan, recipe);
      Path folder = OutFolder.make(out == null ? usual(recipe) : out);
      return tell(Simulation.run(site, assumed, plan, watcher(plan)), folder);
    } catch (SimulationRefused e) {
      throw new CommandRefused(String.valueOf(e.getMessage()), e.remedy());
    }
  }

  private static Path usual(Recipe recipe) {
    return Path.of("simulations", recipe.id() + "-r" + recipe.revision());
  }

  private Optional<PressId> wanted(Site site) {
    if (press == null) {
      return Optional.empty();
    }
    return Optional.of(PressChoice.of(site, press));
  }

  private void refuse(List<PlannedStage> plan, Recipe recipe) {
    String reasons =
        plan.stream().flatMap(each -> each.refusal().stream()).collect(Collectors.joining("; "));
    if (!reasons.isEmpty() && !anyway) {
      throw new CommandRefused(
          "the envelope refuses recipe " + recipe.id() + ": " + reasons,
          "change the recipe, or see what would happen with --anyway");
    }
  }

  /** What takes long is watched on a terminal; elsewhere it would only fill a log. */
  private Simulation.Watcher watcher(List<PlannedStage> plan) {
    double seconds = plan.stream().mapToDouble(each -> each.job().dwell().toSeconds()).sum();
    if (seconds < WATCHED_FROM_S || !Boolean.getBoolean("stackline.terminal")) {
      return (stage, share) -> {};
    }
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    int[] shown = {-1};
    return (stage, share) -> {
      int percent = (int) (share * 100);
      if (percent != shown[0]) {
        shown[0] = percent;
        err.print(
            percent == 100
                ? "\r\u001b[K"
                : String.format("\r\u001b[K  %-15s %s %3d %%", stage, Screen.bar(share), percent));
        err.flush();
      }
    };
  }

  private int tell(RunPrediction run, Path folder) throws IOException {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    new SimulationTable(screen).print(run);
    SimulationFolder.write(folder, run);
    screen.println("samples  " + folder.resolve(SimulationFolder.SAMPLES));
    screen.println("summary  " + folder.resolve(SimulationFolder.SUMMARY));
    screen.println("picture  " + folder.resolve(SimulationFolder.PICTURE));
    screen.flush();
    return run.completed() ? 0 : Stackline.REFUSED;
  }
}
