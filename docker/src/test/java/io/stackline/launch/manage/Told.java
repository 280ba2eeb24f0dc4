package io.stackline.launch.manage;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a process has told, read as Prometheus would.
 *
 * @param text the whole page
 */
public record Told(String text) {
  /** By name and labels. */
  private Map<String, Double> figures() {
    Map<String, Double> all = new TreeMap<>();
    for (String line : text.lines().toList()) {
      int gap = line.lastIndexOf(' ');
      if (!line.startsWith("#") && gap > 0) {
        all.put(line.substring(0, gap), Double.valueOf(line.substring(gap + 1)));
      }
    }
    return all;
  }

  /** One figure, which must be there. */
  public double figure(String name) {
    Double figure = figures().get(name);
    return figure == null ? fail("there is no " + name + " in\n" + text) : figure;
  }

  private Set<String> families() {
    Set<String> all = new TreeSet<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        String[] words = line.split(" ", -1);
        all.add(words[2] + " " + words[3]);
      }
    }
    return all;
  }

  /** Metrics of the catalogue that were not told. */
  public List<String> missing() {
    Set<String> told = families();
    return Catalogue.ROWS.stream()
        .flatMap(row -> row.metrics().stream())
        .map(Told::family)
        .filter(each -> !told.contains(each))
        .toList();
  }

  /** Metrics of ours that no catalogue names. */
  public Set<String> unknown() {
    Set<String> unknown = new TreeSet<>(families());
    unknown.removeIf(each -> !each.startsWith("stackline_"));
    Catalogue.ROWS.stream()
        .flatMap(row -> row.metrics().stream())
        .map(Told::family)
        .forEach(unknown::remove);
    return unknown;
  }

  private static String family(Metric metric) {
    return metric.told() + " " + metric.kind().word();
  }
}
