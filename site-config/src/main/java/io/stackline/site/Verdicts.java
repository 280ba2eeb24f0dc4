package io.stackline.site;

import io.stackline.recipe.Recipe;
import io.stackline.site.SiteProblem.Code;

/**
 * Where the checks of one recipe say what they find: what is wrong is a problem for an approved
 * recipe and a warning for a draft, so that it can be worked on.
 */
record Verdicts(Problems problems, Recipe recipe) {
  void wrong(Code code, Place place, String what, String remedy) {
    if (recipe.status() == Recipe.Status.APPROVED) {
      problems.problem(code, place, what, remedy);
    } else {
      problems.warning(code, place, what, remedy);
    }
  }

  /** Allowed, but somebody should know. */
  void unusual(Place place, String what, String remedy) {
    problems.warning(Code.ADVICE, place, what, remedy);
  }
}
