package io.stackline.launch.recipes;

import io.stackline.press.Die;
import io.stackline.press.Hydraulics;
import io.stackline.press.LineBand;
import io.stackline.press.Press;
import io.stackline.press.PressGeometry;
import io.stackline.press.StageKind;
import io.stackline.recipe.Target;
import io.stackline.site.Site;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one target comes to in one die, on presses that are alike.
 *
 * @param presses ids of those that take this kind of stage; empty if none does
 * @param lineBar oil line pressure without friction; the lowest and highest are what seal friction
 *     makes of it
 * @param withinRating whether their rated force covers it
 */
public record LoadSheet(
    String target,
    String die,
    double boreMm,
    double pressureMPa,
    double forceKN,
    List<String> presses,
    double lineBar,
    double lineBarLowest,
    double lineBarHighest,
    boolean withinRating) {
  private static final int PRESSES_NAMED = 4;

  /** What makes presses alike here. */
  private record Alike(Length ram, Hydraulics hydraulics, Force rated) {}

  static List<LoadSheet> of(Target target, Die die, StageKind kind, Site site) {
    Map<Alike, List<String>> groups = new LinkedHashMap<>();
    for (Site.PressSite each : site.presses().values()) {
      Press press = each.press();
      if (press.kinds().contains(kind)) {
        Alike alike = new Alike(press.ramDiameter(), press.hydraulics(), press.rated());
        groups.computeIfAbsent(alike, unused -> new ArrayList<>()).add(press.id().value());
      }
    }
    List<LoadSheet> sheets = new ArrayList<>();
    groups.forEach((alike, presses) -> sheets.add(of(target, die, alike, presses)));
    if (sheets.isEmpty()) {
      sheets.add(
          sheet(target, die, List.of(), new double[] {Double.NaN, Double.NaN, Double.NaN}, false));
    }
    return sheets;
  }

  private static LoadSheet of(Target target, Die die, Alike alike, List<String> presses) {
    Force force = target.force(die);
    LineBand line = new PressGeometry(alike.ram(), die.bore(), alike.hydraulics()).line(force);
    double[] bar = {line.nominal().toBar(), line.lowest().toBar(), line.highest().toBar()};
    return sheet(target, die, presses, bar, force.compareTo(alike.rated()) <= 0);
  }

  private static LoadSheet sheet(
      Target target, Die die, List<String> presses, double[] bar, boolean withinRating) {
    return new LoadSheet(
        Wording.rounded(target) + " [" + target.source() + "]",
        die.id().value(),
        die.bore().toMm(),
        target.pressure(die).toMPa(),
        target.force(die).toKN(),
        List.copyOf(presses),
        bar[0],
        bar[1],
        bar[2],
        withinRating);
  }

  /** All loads of a stage. */
  static Table table(List<LoadSheet> loads) {
    Table table =
        Table.of(
            Table.Column.text("target"),
            Table.Column.text("die"),
            Table.Column.number("Ø mm"),
            Table.Column.number("MPa"),
            Table.Column.number("kN"),
            Table.Column.text("press"),
            Table.Column.number("line bar"),
            Table.Column.text("with friction"));
    String last = "";
    for (LoadSheet each : loads) {
      String here = each.target() + " " + each.die();
      boolean again = here.equals(last);
      table.row(
          last.startsWith(each.target() + " ") ? "" : each.target(),
          again ? "" : each.die(),
          again ? "" : Wording.fixed(each.boreMm(), 0),
          again ? "" : Wording.fixed(each.pressureMPa(), 1),
          again ? "" : Wording.fixed(each.forceKN(), 2),
          named(each.presses()),
          Wording.fixed(each.lineBar(), 1),
          each.band());
      last = here;
    }
    return table;
  }

  private String band() {
    if (presses.isEmpty()) {
      return "";
    }
    return withinRating
        ? Wording.fixed(lineBarLowest, 1) + " to " + Wording.fixed(lineBarHighest, 1)
        : "beyond its rating";
  }

  /** The ids, or how many more there are. */
  static String named(List<String> presses) {
    if (presses.isEmpty()) {
      return "none takes it";
    }
    String first = String.join(" ", presses.subList(0, Math.min(PRESSES_NAMED, presses.size())));
    int more = presses.size() - PRESSES_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
