package io.stackline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Named numbers one process tells another in a line of text. Immutable. */
record Figures(Map<String, Double> values) {
  private static final String MARK = "figures ";

  Figures {
    values = new LinkedHashMap<>(values);
  }

  static Figures none() {
    return new Figures(Map.of());
  }

  Figures with(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Figures(more);
  }

  Figures with(Figures others) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new Figures(more);
  }

  /** The number of this name, NaN if there is none. */
  double get(String name) {
    return values.getOrDefault(name, Double.NaN);
  }

  String line() {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add(name + "=" + value));
    return MARK + String.join(" ", parts);
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Figures parse(String line) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String part : line.substring(MARK.length()).split(" ", -1)) {
      int equals = part.indexOf('=');
      values.put(part.substring(0, equals), Double.valueOf(part.substring(equals + 1)));
    }
    return new Figures(values);
  }

  /** As members of a JSON object; what is no number is null. */
  String json() {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add("\"" + name + "\":" + json(value)));
    return String.join(",", parts);
  }

  private static String json(double value) {
    return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.3f", value);
  }
}
