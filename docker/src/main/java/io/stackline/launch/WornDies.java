package io.stackline.launch;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Service;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import io.stackline.site.Site;
import io.stackline.site.SiteProblem;
import io.stackline.site.SiteProblem.Code;
import io.stackline.site.SiteProblem.Severity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Dies that are worn or due for inspection on one day, as far as recipes use them: an error where
 * an approved recipe cannot run for it, else a warning.
 */
record WornDies(Path siteFile, Site site, LocalDate today) {
  List<SiteProblem> problems() {
    List<SiteProblem> problems = new ArrayList<>();
    List<Die> dies = List.copyOf(site.dies().values());
    for (int i = 0; i < dies.size(); i++) {
      problem("dies[" + i + "]", dies.get(i)).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<SiteProblem> problem(String path, Die die) {
    List<Recipe> users =
        site.recipes().values().stream().filter(each -> uses(each, die.id())).toList();
    if (users.isEmpty()) {
      return Optional.empty();
    }
    Service service = die.service();
    Optional<String> refusal = service.refusal(today);
    if (refusal.isEmpty()) {
      return service.warning(today).map(each -> problem(Severity.WARNING, path, die, each, users));
    }
    List<Recipe> stopped =
        users.stream()
            .filter(each -> each.status() == Recipe.Status.APPROVED && needs(each, die.id()))
            .toList();
    return Optional.of(
        stopped.isEmpty()
            ? problem(Severity.WARNING, path, die, refusal.get(), users)
            : problem(Severity.ERROR, path, die, refusal.get(), stopped));
  }

  private SiteProblem problem(
      Severity severity, String path, Die die, String what, List<Recipe> recipes) {
    String users =
        recipes.stream().map(each -> each.id().value()).collect(Collectors.joining(", "));
    String consequence = severity == Severity.ERROR ? "cannot run without it" : "may use it";
    return new SiteProblem(
        severity,
        Code.SERVICE,
        siteFile,
        1,
        1,
        path,
        "die " + die.id() + " " + what + "; " + users + " " + consequence,
        "inspect or replace it and write that down under the die");
  }

  private static boolean uses(Recipe recipe, DieId die) {
    return needs(recipe, die)
        || recipe.stages().stream()
            .map(StageTemplate::die)
            .anyMatch(
                each ->
                    each instanceof Parameter.Unbound<DieId> open && open.options().contains(die));
  }

  private static boolean needs(Recipe recipe, DieId die) {
    return recipe.stages().stream()
        .map(StageTemplate::die)
        .anyMatch(
            each -> each instanceof Parameter.Bound<DieId> bound && bound.value().equals(die));
  }
}
