package io.stackline.launch.recipes;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between two recipes, key by key.
 *
 * @param from id and revision of the old one
 * @param to id and revision of the new one
 * @param fromHash fingerprint of the content: the status does not count
 * @param changes in the order of the old one, then what only the new one has
 */
public record RecipeDiff(
    String from, String to, String fromHash, String toHash, List<Change> changes) {
  /**
   * A change.
   *
   * @param section for instance {@code stage copress}
   * @param key as in the file; empty if the whole section came or went
   * @param before empty if it is new
   * @param after empty if it is gone
   */
  public record Change(
      String section, String key, Optional<String> before, Optional<String> after) {}

  /** Compares two recipes; each is read with the dies of its own site. */
  public static RecipeDiff of(
      Recipe from, Map<DieId, Die> fromDies, Recipe to, Map<DieId, Die> toDies) {
    Map<String, Section> before = byName(Section.of(from, fromDies));
    Map<String, Section> after = byName(Section.of(to, toDies));
    List<Change> changes = new ArrayList<>();
    for (String name : union(before.keySet(), after.keySet())) {
      Section empty = new Section(name, List.of());
      Section old = before.getOrDefault(name, empty);
      Section now = after.getOrDefault(name, empty);
      if (!before.containsKey(name) || !after.containsKey(name)) {
        changes.add(new Change(name, "", whole(old), whole(now)));
      }
      changes.addAll(compared(name, old, now));
    }
    return new RecipeDiff(title(from), title(to), from.hash(), to.hash(), changes);
  }

  /** Whether both say the same, status included. */
  public boolean saysTheSame() {
    return changes.isEmpty();
  }

  /** For people: a block for each stage that differs. */
  public Page page() {
    Page page = new Page();
    page.line(from + "  →  " + to);
    if (saysTheSame()) {
      return page.line("no difference");
    }
    if (fromHash.equals(toHash)) {
      page.line("same content, hash " + fromHash + "; only the status differs");
    } else if (from.equals(to)) {
      page.line("two contents under one revision: give the new one a revision of its own");
    }
    Set<String> sections = new LinkedHashSet<>(changes.stream().map(Change::section).toList());
    for (String section : sections) {
      page.blank();
      List<Change> here = changes.stream().filter(each -> each.section().equals(section)).toList();
      Change first = here.get(0);
      boolean whole = first.key().isEmpty();
      page.line(section + (whole ? first.before().isEmpty() ? "  (new)" : "  (gone)" : ""));
      Table table =
          Table.of(
              Table.Column.text(""),
              Table.Column.folding("before", 44),
              Table.Column.folding("after", 44));
      here.stream()
          .filter(each -> !each.key().isEmpty())
          .forEach(
              each -> table.row(each.key(), each.before().orElse("–"), each.after().orElse("–")));
      page.indented(table);
    }
    return page;
  }

  private static Map<String, Section> byName(List<Section> sections) {
    Map<String, Section> byName = new LinkedHashMap<>();
    for (Section each : sections) {
      String name = each.name();
      for (int i = 2; byName.containsKey(name); i++) {
        name = each.name() + " (" + i + ")";
      }
      byName.put(name, each);
    }
    return byName;
  }

  private static List<Change> compared(String section, Section before, Section after) {
    Map<String, String> old = texts(before);
    Map<String, String> now = texts(after);
    List<Change> changes = new ArrayList<>();
    for (String key : union(old.keySet(), now.keySet())) {
      Optional<String> was = Optional.ofNullable(old.get(key));
      Optional<String> is = Optional.ofNullable(now.get(key));
      if (!was.equals(is)) {
        changes.add(new Change(section, key, was, is));
      }
    }
    return changes;
  }

  private static Map<String, String> texts(Section section) {
    Map<String, String> texts = new LinkedHashMap<>();
    section.entries().forEach(each -> texts.put(each.key(), each.text()));
    return texts;
  }

  private static Optional<String> whole(Section section) {
    return section.entries().isEmpty() ? Optional.empty() : Optional.of(section.name());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new LinkedHashSet<>(one);
    union.addAll(other);
    return union;
  }

  private static String title(Recipe recipe) {
    return recipe.id() + " revision " + recipe.revision();
  }
}
