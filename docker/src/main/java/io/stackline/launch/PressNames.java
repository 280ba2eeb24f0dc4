package io.stackline.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of many presses in few words: those that only count on are told as "P1 to P40". */
final class PressNames {
  /** Fewer than this in a row are named one by one. */
  private static final int ROW_MIN = 3;

  /** More than this are counted, not named. */
  private static final int PARTS_MAX = 8;

  private static final Pattern COUNTED = Pattern.compile("(.*?)(0|[1-9][0-9]{0,8})");

  private PressNames() {}

  /**
   * In the order given.
   *
   * @param presses at least one
   */
  static String words(List<String> presses) {
    List<String> parts = new ArrayList<>();
    int named = 0;
    for (int from = 0; from < presses.size() && parts.size() < PARTS_MAX; ) {
      int row = row(presses, from);
      if (row >= ROW_MIN) {
        parts.add(presses.get(from) + " to " + presses.get(from + row - 1));
      } else {
        parts.add(presses.get(from));
        row = 1;
      }
      from += row;
      named = from;
    }
    int rest = presses.size() - named;
    return String.join(", ", parts) + (rest == 0 ? "" : " and " + rest + " more");
  }

  /** How many from there on only count on. */
  private static int row(List<String> presses, int from) {
    Matcher first = COUNTED.matcher(presses.get(from));
    if (!first.matches()) {
      return 1;
    }
    int number = Integer.parseInt(first.group(2));
    int row = 1;
    while (from + row < presses.size()
        && presses.get(from + row).equals(first.group(1) + (number + row))) {
      row++;
    }
    return row;
  }
}
