package io.stackline.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a process of the harness is told on its command line: {@code --name value}, in any order.
 */
record Options(Map<String, String> values) {
  Options {
    values = Map.copyOf(values);
  }

  /**
   * Reads them.
   *
   * @param known names that may be given
   * @throws IllegalArgumentException naming what is not known or has no value
   */
  static Options of(String[] arguments, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : arguments[i];
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            arguments[i]
                + " is not known; known are --"
                + String.join(", --", new TreeSet<>(known)));
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " has no value");
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(values);
  }

  String text(String name, String usual) {
    return values.getOrDefault(name, usual);
  }

  int number(String name, int usual) {
    return Integer.parseInt(text(name, Integer.toString(usual)));
  }

  /** A list separated by commas. */
  List<String> list(String name, String usual) {
    String text = text(name, usual);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }

  List<Integer> numbers(String name, String usual) {
    return list(name, usual).stream().map(Integer::valueOf).toList();
  }

  /** How many of {@code all}: a number, or a share such as {@code 10%}. */
  int share(String name, int all) {
    String text = text(name, "0");
    return text.endsWith("%")
        ? (int) Math.round(all * Double.parseDouble(text.substring(0, text.length() - 1)) / 100)
        : Integer.parseInt(text);
  }
}
