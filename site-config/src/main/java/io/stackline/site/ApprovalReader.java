package io.stackline.site;

import io.stackline.recipe.Approval;
import io.stackline.recipe.Recipe;
import io.stackline.site.SiteProblem.Code;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads who gave a recipe its status, and sees that it is what was approved. */
final class ApprovalReader {
  private static final Key.One<String> BY =
      Key.needed("by", Forms.text(120), "person or body", "A. Engineer, process group");
  private static final Key.One<LocalDate> ON =
      Key.needed("on", Forms.date(), "the day", "2026-11-22");
  private static final Key.One<String> HASH =
      Key.maybe(
          "hash",
          Forms.shape(
              Pattern.compile("[0-9a-f]{8,64}"),
              "hash",
              "8 to 64 of the hash's digits, in small letters"),
          "not checked",
          "hash of the content that was approved, or its beginning; a recipe whose content hashes"
              + " to something else is refused",
          "9057f769");

  private static final Key.Part APPROVED =
      Key.part(
          Key.maybe("approved", "must be there if approved", "who approved it, and when", ""),
          Group.of("an approval", BY, ON, HASH));
  private static final Key.Part RETIRED =
      Key.part(
          Key.maybe("retired", "must be there if retired", "who retired it, and when", ""),
          Group.of("a retirement", BY, ON));

  static final Key[] KEYS = {APPROVED, RETIRED};

  private ApprovalReader() {}

  /** What belongs to this status; the other is kept beside it only for a retired recipe. */
  static Optional<Approval> read(Fields fields, Optional<Recipe.Status> status) {
    Optional<Approval> approved = fields.read(APPROVED, ApprovalReader::approval);
    Optional<Approval> retired = fields.read(RETIRED, ApprovalReader::retirement);
    status.ifPresent(
        each -> {
          demand(fields, APPROVED, each == Recipe.Status.APPROVED);
          demand(fields, RETIRED, each == Recipe.Status.RETIRED);
          if (each == Recipe.Status.DRAFT) {
            forbid(fields, APPROVED, each);
          }
          if (each != Recipe.Status.RETIRED) {
            forbid(fields, RETIRED, each);
          }
        });
    return retired.or(() -> approved);
  }

  private static Optional<Approval> approval(Fields fields) {
    Optional<String> by = fields.read(BY);
    Optional<LocalDate> on = fields.read(ON);
    Optional<String> hash = fields.read(HASH);
    return fields.build(() -> new Approval(by.orElseThrow(), on.orElseThrow(), hash));
  }

  private static Optional<Approval> retirement(Fields fields) {
    Optional<String> by = fields.read(BY);
    Optional<LocalDate> on = fields.read(ON);
    return fields.build(() -> new Approval(by.orElseThrow(), on.orElseThrow(), Optional.empty()));
  }

  private static void demand(Fields fields, Key.Part key, boolean wanted) {
    if (wanted && !fields.has(key)) {
      fields.problem(
          Code.APPROVAL, key, "is missing", "say by whom and on which day, or make it a draft");
    }
  }

  private static void forbid(Fields fields, Key.Part key, Recipe.Status status) {
    if (fields.has(key)) {
      fields.problem(
          Code.APPROVAL,
          key,
          "does not go with the status " + Forms.word(status),
          "take it out or change the status");
    }
  }

  /** Reports a content that is not the one that was approved. */
  static void check(Fields fields, Recipe recipe) {
    recipe
        .approval()
        .flatMap(Approval::hash)
        .filter(hash -> !recipe.hash().startsWith(hash))
        .ifPresent(
            hash ->
                fields.problem(
                    Code.APPROVAL,
                    APPROVED,
                    "the recipe was changed since it was approved: its hash is "
                        + recipe.hash()
                        + ", not "
                        + hash,
                    "look at it again and write the new hash, or take the change back"));
  }
}
