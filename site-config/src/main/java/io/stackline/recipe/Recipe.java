package io.stackline.recipe;

import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A recipe: stages in their order, each number with its source.
 *
 * @param revision from 1, grows with each change
 * @param hash SHA-256 of its content in hex; equal content, equal hash
 * @param sources what the source tags mean
 * @param overrides caps that only this revision may lift
 */
public record Recipe(
    RecipeId id,
    int revision,
    String title,
    Status status,
    String hash,
    Map<String, String> sources,
    List<Stage> stages,
    List<CapOverride> overrides) {
  public Recipe {
    sources = Map.copyOf(sources);
    stages = List.copyOf(stages);
    overrides = List.copyOf(overrides);
  }

  /** Whether a recipe may run. */
  public enum Status {
    /** Being written: checks and shows, does not run. */
    DRAFT,
    /** May run. */
    APPROVED,
    /** Kept for the record, does not run. */
    RETIRED
  }

  /**
   * Lifts the default cap of one material, for one kind of stage, in one die, in this revision;
   * never above the ceiling, and never for a kind of stage that is forbidden for the material.
   *
   * @param dwellMax longest dwell it is good for
   * @param reason why it is known to be good
   */
  public record CapOverride(
      MaterialId material,
      StageKind kind,
      DieId die,
      Sourced<Pressure> cap,
      Duration dwellMax,
      String reason) {}
}
