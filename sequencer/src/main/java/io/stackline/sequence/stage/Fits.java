package io.stackline.sequence.stage;

import io.stackline.envelope.Fitness;
import io.stackline.material.CellStack;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.recipe.Stage;
import io.stackline.site.Site.PressSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which presses of a site could do a stage, whatever they do now: those made for it on which the
 * envelope allows it. The smallest that fits comes first, so that the big one is left for those who
 * need it; of equal ones the first of the site.
 */
public final class Fits {
  private Fits() {}

  /**
   * The presses that fit. If the envelope allows the stage on none, those that are made for it: the
   * check of the cap then says what is wrong.
   *
   * @param stack what lies in the die, the layers of this stage included
   */
  public static List<PressId> of(RecipeOnSite onSite, Stage stage, CellStack stack) {
    List<Press> made = new ArrayList<>();
    List<Press> allowed = new ArrayList<>();
    for (PressSite each : onSite.site().presses().values()) {
      Press press = each.press();
      if (press.kinds().contains(stage.kind())) {
        StageJob job = onSite.job(stage, press, stack);
        if (Fitness.refusal(job.attempt()).isEmpty()) {
          made.add(press);
          if (onSite.refusal(job).isEmpty()) {
            allowed.add(press);
          }
        }
      }
    }
    return (allowed.isEmpty() ? made : allowed)
        .stream().sorted(Comparator.comparing(Press::rated)).map(Press::id).toList();
  }
}
