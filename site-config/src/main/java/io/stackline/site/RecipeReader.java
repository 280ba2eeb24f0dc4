package io.stackline.site;

import io.stackline.recipe.Approval;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeHash;
import io.stackline.recipe.RecipeId;
import java.util.List;
import java.util.Optional;

/** Reads recipe files. */
final class RecipeReader {
  private static final Key.One<RecipeId> ID =
      Key.needed(
          "id",
          Forms.id(RecipeId::new),
          "id of the recipe, whatever its revision",
          "li-metal-cell");
  static final Key.One<Integer> REVISION =
      Key.needed(
          "revision",
          Forms.whole(1, 999_999),
          "grows with each change; id and revision together are unique",
          "1");
  private static final Key.One<String> TITLE =
      Key.needed("title", Forms.text(120), "for people", "Lithium-metal cell");
  private static final Key.One<Recipe.Status> STATUS =
      Key.needed(
          "status",
          Forms.choice(Recipe.Status.class),
          "a draft checks but does not run; a retired one is kept, but neither checks nor runs",
          "approved");
  private static final Key.Many<String> NOT_STATED =
      new Key.Many<>(
          Key.maybe("not-stated", "nothing", "what the sources do not say", "[Ramps and release.]"),
          Forms.text(400),
          0,
          32);

  static final Group KEYS =
      Group.of("one revision of a recipe", Legend.SOURCES, ID, REVISION, TITLE, STATUS)
          .with(ApprovalReader.KEYS)
          .with(NOT_STATED, StageReader.KEY, OverrideReader.KEY);

  private final SiteParts parts;
  private final Catalogue<String, Read> revisions;

  RecipeReader(SiteParts parts) {
    this.parts = parts;
    revisions = new Catalogue<>("recipe", parts.problems());
  }

  /** A recipe and the keys it was read from, for what is found wrong with it later. */
  record Read(Recipe recipe, Fields fields, List<StageReader.Read> stages) {}

  Optional<Read> read(Fields file) {
    Fields fields = file.explained();
    Optional<RecipeId> id = fields.read(ID);
    Optional<Integer> revision = fields.read(REVISION);
    if (id.isPresent() && revision.isPresent()) {
      revisions.name(id.get() + " revision " + revision.get(), fields.place(ID));
    }
    Optional<String> title = fields.read(TITLE);
    Optional<Recipe.Status> status = fields.read(STATUS);
    Optional<Approval> approval = ApprovalReader.read(fields, status);
    List<String> notStated = fields.read(NOT_STATED);
    List<StageReader.Read> stages = fields.read(StageReader.KEY, new StageReader(parts)::read);
    List<CapOverride> overrides = fields.read(OverrideReader.KEY, new OverrideReader(parts)::read);
    Optional<Recipe> recipe =
        fields.build(
            () ->
                RecipeHash.signed(
                    new Recipe(
                        id.orElseThrow(),
                        revision.orElseThrow(),
                        title.orElseThrow(),
                        status.orElseThrow(),
                        approval,
                        "",
                        fields.legend().sources(),
                        notStated,
                        stages.stream().map(StageReader.Read::stage).toList(),
                        overrides)));
    recipe.ifPresent(each -> ApprovalReader.check(fields, each));
    return recipe.map(each -> new Read(each, fields, stages));
  }
}
