package io.stackline.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recipe as its authors wrote it (ISA-88: master recipe): stages in their order, each number with
 * its source, and whatever it leaves open.
 *
 * @param revision from 1, grows with each change
 * @param approval who approved or retired it, and when; empty for a draft
 * @param hash SHA-256 of its content in hex; equal content, equal hash
 * @param sources what the source tags mean
 * @param notStated what its sources do not say, for people
 * @param overrides caps that only this revision may lift
 */
public record Recipe(
    RecipeId id,
    int revision,
    String title,
    Status status,
    Optional<Approval> approval,
    String hash,
    Map<String, String> sources,
    List<String> notStated,
    List<StageTemplate> stages,
    List<CapOverride> overrides) {
  public Recipe {
    sources = Map.copyOf(sources);
    notStated = List.copyOf(notStated);
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

  /** The same recipe with other stages; it keeps its hash, so this is for looking at only. */
  public Recipe withStages(List<StageTemplate> others) {
    return new Recipe(
        id, revision, title, status, approval, hash, sources, notStated, others, overrides);
  }

  /** The same recipe with another status, approval or hash. */
  public Recipe with(Status newStatus, Optional<Approval> newApproval, String newHash) {
    return new Recipe(
        id,
        revision,
        title,
        newStatus,
        newApproval,
        newHash,
        sources,
        notStated,
        stages,
        overrides);
  }
}
