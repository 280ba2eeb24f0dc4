package io.stackline.sequence.stage;

import io.stackline.envelope.Cap;
import io.stackline.envelope.Envelope;
import io.stackline.material.CellStack;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.Press;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Recipe.CapOverride;
import io.stackline.recipe.Stage;
import io.stackline.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A recipe as it was when its run started, on the site as it is now. What the recipe names and the
 * site no longer describes is refused with {@link IllegalArgumentException}.
 */
public record RecipeOnSite(Site site, Recipe recipe) {
  /**
   * What is to be pressed in a stage.
   *
   * @param stack what lies in the die, the layers of this stage included
   * @param dwell as the recipe fixes or the run binds it
   */
  public StageJob job(Stage stage, Press press, CellStack stack, Duration dwell) {
    Die die = site.die(stage.die());
    Cap cap = envelope().cap(stack, stage.kind(), dwell, die, press);
    List<Material> materials =
        stack.layers().stream().map(each -> material(each.layer().material())).distinct().toList();
    return new StageJob(stage, die, press, stack, materials, dwell, cap);
  }

  /** Why the envelope forbids it, or empty if it may be pressed. */
  public Optional<String> refusal(StageJob job) {
    return envelope().refusal(job.stack(), job.stage(), job.dwell(), job.die(), job.press());
  }

  /** Overrides of the recipe that lift a default cap in this stage. */
  public List<CapOverride> lifted(Stage stage, CellStack stack, Duration dwell) {
    return envelope().applied(stack, stage.kind(), dwell, site.die(stage.die()));
  }

  public Material material(MaterialId id) {
    return Optional.ofNullable(site.materials().get(id))
        .orElseThrow(() -> new IllegalArgumentException("material " + id + " is not described"));
  }

  private Envelope envelope() {
    return new Envelope(site.materials(), recipe.overrides());
  }
}
