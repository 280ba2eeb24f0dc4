package io.stackline.launch.recipes;

import io.stackline.launch.recipes.EnvelopeSheet.BoundSheet;
import io.stackline.launch.recipes.EnvelopeSheet.ExcessSheet;
import io.stackline.launch.recipes.EnvelopeSheet.UnfitSheet;
import io.stackline.launch.recipes.Table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out {@link EnvelopeSheet} for people. */
final class EnvelopePage {
  private static final int UNFIT_MAX = 24;

  private EnvelopePage() {}

  static Page of(EnvelopeSheet sheet) {
    Page page = new Page();
    String verdict = sheet.proven() ? "proven" : "not proven";
    page.line(sheet.recipe() + ", revision " + sheet.revision() + ": " + verdict);
    if (sheet.proven()) {
      proof(page, sheet);
    } else {
      counterExample(page, sheet);
    }
    List<UnfitSheet> unfit =
        sheet.unfit().stream().filter(each -> !isFitOtherwise(each, sheet.bounds())).toList();
    if (!unfit.isEmpty()) {
      page.blank().line("presses that cannot take a stage");
      page.indented(unfit(unfit));
    }
    int otherwise = sheet.unfit().size() - unfit.size();
    if (otherwise > 0) {
      page.blank();
      page.line(
          otherwise + " changes between dies that do not go are not shown; --json lists them");
    }
    return page;
  }

  /** Whether the same press takes the stage in the same die if the cell comes from another one. */
  private static boolean isFitOtherwise(UnfitSheet unfit, List<BoundSheet> bounds) {
    return bounds.stream()
        .filter(each -> each.stage().equals(unfit.stage()) && each.die().equals(unfit.die()))
        .anyMatch(each -> unfit.presses().containsAll(each.presses()));
  }

  private static void proof(Page page, EnvelopeSheet sheet) {
    page.line("  " + sheet.says() + " (" + sheet.states() + " states looked at)");
    if (!sheet.overrides().isEmpty()) {
      page.line("  leans on the overrides " + String.join(", ", sheet.overrides()));
    }
    if (sheet.assumesApproval()) {
      page.line("  those count only once the recipe is approved; it was looked at as if it were");
    }
    page.blank().table(bounds(sheet.bounds()));
  }

  private static Table bounds(List<BoundSheet> bounds) {
    Table table =
        Table.of(
            Column.text("stage"),
            Column.text("die"),
            Column.folding("press", 12),
            Column.text("cell"),
            Column.number("MPa"),
            Column.number("kN"),
            Column.number("cap MPa"),
            Column.number("margin %"),
            Column.number("tries"),
            Column.text("what binds"));
    String last = "";
    for (BoundSheet each : bounds) {
      table.row(
          each.stage().equals(last) ? "" : each.stage(),
          each.die(),
          LoadSheet.named(each.presses()),
          each.cell(),
          Wording.fixed(each.askedMPa(), 1),
          Wording.fixed(each.forceKN(), 2),
          Wording.fixed(each.capMPa(), 1),
          Wording.fixed(each.marginPercent(), 1),
          each.attempts().isPresent() ? Integer.toString(each.attempts().getAsInt()) : "–",
          each.binding());
      last = each.stage();
    }
    return table;
  }

  private static void counterExample(Page page, EnvelopeSheet sheet) {
    page.line("  " + sheet.says());
    if (!sheet.story().isEmpty()) {
      page.blank().line("how it comes to that");
      for (int i = 0; i < sheet.story().size(); i++) {
        boolean end = i == sheet.story().size() - 1;
        page.line(
            "  "
                + (i + 1)
                + ".\u00a0"
                + sheet.story().get(i)
                + (end ? "   ← must not happen" : ""));
      }
    }
    sheet.excess().ifPresent(each -> excess(page, each));
  }

  private static void excess(Page page, ExcessSheet excess) {
    page.blank();
    page.pair("stage", excess.stage());
    page.pair("die", excess.die());
    page.pair("asked", Wording.fixed(excess.askedMPa(), 1) + " MPa");
    page.pair("cap", Wording.fixed(excess.capMPa(), 1) + " MPa");
    page.pair("what binds", EnvelopeSheet.binding(excess.rule(), excess.subject()));
    page.pairs("overrides", excess.lapses());
  }

  /** What a press says to several stages and dies stands in one row. */
  private static Table unfit(List<UnfitSheet> unfit) {
    Table table =
        Table.of(
            Column.folding("press", 12),
            Column.folding("stage", 24),
            Column.folding("die", 22),
            Column.folding("why", 52));
    Map<String, List<UnfitSheet>> alike = new LinkedHashMap<>();
    for (UnfitSheet each : unfit) {
      String presses = LoadSheet.named(each.presses());
      alike.computeIfAbsent(presses + each.reason(), unused -> new ArrayList<>()).add(each);
    }
    alike.values().stream()
        .limit(UNFIT_MAX)
        .forEach(
            rows ->
                table.row(
                    LoadSheet.named(rows.get(0).presses()),
                    joined(rows.stream().map(UnfitSheet::stage)),
                    joined(rows.stream().map(UnfitSheet::die)),
                    rows.get(0).reason()));
    if (alike.size() > UNFIT_MAX) {
      String more = "and " + (alike.size() - UNFIT_MAX) + " more; --json lists all";
      table.row("", "", "", more);
    }
    return table;
  }

  private static String joined(Stream<String> names) {
    return names.distinct().collect(Collectors.joining(" "));
  }
}
