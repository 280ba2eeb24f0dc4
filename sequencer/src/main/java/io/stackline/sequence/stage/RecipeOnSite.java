package io.stackline.sequence.stage;

import io.stackline.envelope.Attempt;
import io.stackline.envelope.Cap;
import io.stackline.envelope.Envelope;
import io.stackline.material.CellStack;
import io.stackline.material.Material;
import io.stackline.press.Press;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Stage;
import io.stackline.site.Site;
import io.stackline.unit.Pressure;
import java.util.List;
import java.util.Optional;

/**
 * A recipe as it was when its run started, on the site as it is now. What the recipe names and the
 * site no longer describes is refused with {@link IllegalArgumentException}.
 */
public record RecipeOnSite(Site site, ControlRecipe recipe) {
  /**
   * What is to be pressed in a stage.
   *
   * @param stack what lies in the die, the layers of this stage included
   */
  public StageJob job(Stage stage, Press press, CellStack stack) {
    Attempt attempt =
        new Attempt(
            stack,
            stage,
            site.die(stage.die()),
            stage.pressing().fixture().map(site::fixture),
            press);
    Envelope envelope = envelope();
    Cap cap = envelope.cap(attempt);
    List<Material> materials =
        stack.layers().stream()
            .map(each -> site.material(each.layer().material()))
            .distinct()
            .toList();
    return new StageJob(
        attempt, materials, cap, envelope.above(attempt), envelope.planned(attempt));
  }

  /** Why the envelope forbids it, or empty if it may be pressed. */
  public Optional<String> refusal(StageJob job) {
    return envelope().refusal(job.attempt());
  }

  /** Why the envelope forbids the same with the hold moved to another pressure. */
  public Optional<String> refusal(StageJob job, Pressure moved) {
    return envelope().refusal(job.attempt().adjusted(moved));
  }

  /** Overrides of the recipe that lift a default cap in this stage. */
  public List<CapOverride> lifted(StageJob job) {
    return envelope().applied(job.attempt());
  }

  private Envelope envelope() {
    return Envelope.dispatching(site.materials(), recipe.recipe());
  }
}
