package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import io.stackline.site.SiteProblem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gathers problems and warnings while a site is read, so that all are told at once. */
final class Problems {
  private static final int TEXT_MAX = 400;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private final Told problems = new Told(Severity.ERROR);
  private final Told warnings = new Told(Severity.WARNING);
  private int missing;

  void problem(Code code, Place place, String what, String remedy) {
    problems.add(code, place, what, remedy);
  }

  void warning(Code code, Place place, String what, String remedy) {
    warnings.add(code, place, what, remedy);
  }

  /** Something is not there whose problem was told before. */
  void missing() {
    missing++;
  }

  /** How many problems there were so far, kept or not. */
  int count() {
    return problems.count;
  }

  /** Grows whenever something turns out unusable. */
  int trouble() {
    return count() + missing;
  }

  List<SiteProblem> problems() {
    return problems.sorted();
  }

  List<SiteProblem> warnings() {
    return warnings.sorted();
  }

  /** The first {@value SiteReader#PROBLEMS_MAX} of one severity, and how many there were. */
  private static final class Told {
    private final Severity severity;
    private final List<SiteProblem> kept = new ArrayList<>();
    private int count;

    Told(Severity severity) {
      this.severity = severity;
    }

    void add(Code code, Place place, String what, String remedy) {
      count++;
      if (kept.size() < SiteReader.PROBLEMS_MAX) {
        String path = place.path().isEmpty() ? "(file)" : place.path();
        kept.add(
            new SiteProblem(
                severity,
                code,
                place.file(),
                place.line(),
                place.column(),
                line(path),
                line(what),
                line(remedy)));
      }
    }

    List<SiteProblem> sorted() {
      Map<Path, Integer> order = new LinkedHashMap<>();
      kept.forEach(each -> order.putIfAbsent(each.file(), order.size()));
      List<SiteProblem> sorted = new ArrayList<>(kept);
      sorted.sort(
          Comparator.comparing((SiteProblem each) -> order.getOrDefault(each.file(), 0))
              .thenComparing(SiteProblem::line)
              .thenComparing(SiteProblem::column));
      if (count > kept.size()) {
        SiteProblem last = sorted.get(sorted.size() - 1);
        String noun = severity == Severity.ERROR ? "problems" : "warnings";
        String what = (count - kept.size()) + " more " + noun + " are not shown";
        sorted.add(
            new SiteProblem(
                severity, Code.MORE, last.file(), 1, 1, "(file)", what, "cure these first"));
      }
      return sorted;
    }

    /** Text from a file may hold anything; a problem is one line of bounded length. */
    private static String line(String text) {
      String clean = UNPRINTABLE.matcher(text).replaceAll(" ");
      return clean.length() > TEXT_MAX ? clean.substring(0, TEXT_MAX) + "…" : clean;
    }
  }
}
