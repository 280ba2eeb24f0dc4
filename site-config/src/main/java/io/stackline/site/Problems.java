package io.stackline.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers problems and warnings while a site is read, so that all are told at once. */
final class Problems {
  private static final int TEXT_MAX = 400;

  private final List<SiteProblem> problems = new ArrayList<>();
  private final List<SiteProblem> warnings = new ArrayList<>();
  private int count;
  private int missing;

  void problem(Place place, String what, String remedy) {
    count++;
    add(problems, place, what, remedy);
  }

  void warning(Place place, String what, String remedy) {
    add(warnings, place, what, remedy);
  }

  /** Something is not there whose problem was told before. */
  void missing() {
    missing++;
  }

  /** How many problems there were so far, kept or not. */
  int count() {
    return count;
  }

  /** Grows whenever something turns out unusable. */
  int trouble() {
    return count + missing;
  }

  List<SiteProblem> problems() {
    List<SiteProblem> sorted = sorted(problems);
    if (count > problems.size()) {
      SiteProblem last = sorted.get(sorted.size() - 1);
      String what = (count - problems.size()) + " more problems are not shown";
      sorted.add(new SiteProblem(last.file(), 1, 1, "(file)", what, "cure these first"));
    }
    return sorted;
  }

  List<SiteProblem> warnings() {
    return sorted(warnings);
  }

  private static void add(List<SiteProblem> list, Place place, String what, String remedy) {
    if (list.size() < SiteReader.PROBLEMS_MAX) {
      String path = place.path().isEmpty() ? "(file)" : place.path();
      list.add(
          new SiteProblem(
              place.file(), place.line(), place.column(), line(path), line(what), line(remedy)));
    }
  }

  /** Text from a file may hold anything; a problem is one line of bounded length. */
  private static String line(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    return clean.length() > TEXT_MAX ? clean.substring(0, TEXT_MAX) + "…" : clean;
  }

  private static List<SiteProblem> sorted(List<SiteProblem> list) {
    Map<Path, Integer> order = new LinkedHashMap<>();
    list.forEach(each -> order.putIfAbsent(each.file(), order.size()));
    List<SiteProblem> sorted = new ArrayList<>(list);
    sorted.sort(
        Comparator.comparing((SiteProblem each) -> order.getOrDefault(each.file(), 0))
            .thenComparing(SiteProblem::line)
            .thenComparing(SiteProblem::column));
    return sorted;
  }
}
