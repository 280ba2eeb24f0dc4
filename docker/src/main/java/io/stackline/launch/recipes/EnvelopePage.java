package io.stackline.launch.recipes;

import io.stackline.launch.recipes.EnvelopeSheet.BoundSheet;
import io.stackline.launch.recipes.EnvelopeSheet.ExcessSheet;
import io.stackline.launch.recipes.EnvelopeSheet.UnfitSheet;
import io.stackline.launch.recipes.Table.Column;
import java.util.List;

/** Lays out {@link EnvelopeSheet} for people. */
final class EnvelopePage {
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
    if (!sheet.unfit().isEmpty()) {
      page.blank().line("presses that cannot take a stage");
      page.indented(unfit(sheet.unfit()));
    }
    return page;
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
            Column.folding("what binds", 34));
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
          each.says());
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
        page.pair((i + 1) + ".", sheet.story().get(i) + (end ? "   ← must not happen" : ""));
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
    page.pair("what binds", excess.rule() + ": " + excess.subject());
    page.pairs("overrides", excess.lapses());
  }

  private static Table unfit(List<UnfitSheet> unfit) {
    Table table =
        Table.of(
            Column.text("stage"),
            Column.folding("press", 12),
            Column.text("die"),
            Column.folding("why", 70));
    unfit.forEach(
        each ->
            table.row(each.stage(), LoadSheet.named(each.presses()), each.die(), each.reason()));
    return table;
  }
}
