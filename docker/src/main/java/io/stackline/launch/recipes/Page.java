package io.stackline.launch.recipes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines for people, at most {@value #WIDTH} columns wide where words can be broken. */
public final class Page {
  public static final int WIDTH = 120;

  private static final int KEY = 20;
  private static final int HALF = 60;

  private static final char NO_BREAK = '\u00a0';

  private final List<String> lines = new ArrayList<>();

  /** A line, broken between words if it is too long; what goes on is indented like the line. */
  public Page line(String text) {
    return hanging(indentOf(text), text.strip());
  }

  /** An empty line, unless there is one already. */
  public Page blank() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
      lines.add("");
    }
    return this;
  }

  /** A label and what belongs to it, below a heading; an empty text leaves no line. */
  public Page pair(String label, String text) {
    if (!text.isEmpty()) {
      hanging("  " + padded(label, KEY), text);
    }
    return this;
  }

  /** A label with several texts, each on lines of its own. */
  public Page pairs(String label, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      pair(i == 0 ? label : "", texts.get(i));
    }
    return this;
  }

  /** Keys and what stands behind them, two on a line where both are short. */
  public Page grid(List<Entry> entries) {
    Entry left = null;
    for (Entry each : entries) {
      boolean shortOne = Table.width(each.key()) < KEY && Table.width(each.text()) < HALF - KEY - 1;
      if (!shortOne) {
        flush(left);
        left = null;
        hanging("  " + padded(each.key(), KEY), each.text());
      } else if (left == null) {
        left = each;
      } else {
        lines.add("  " + padded(cell(left), HALF) + cell(each));
        left = null;
      }
    }
    flush(left);
    return this;
  }

  /** A label, and what stands behind it one behind the other. */
  public Page listed(String label, List<Entry> entries) {
    List<String> texts =
        entries.stream()
            .map(each -> (each.key() + " " + each.text()).replace(' ', NO_BREAK))
            .toList();
    return pair(label, String.join(NO_BREAK + "· ", texts));
  }

  private void flush(@Nullable Entry left) {
    if (left != null) {
      lines.add("  " + cell(left));
    }
  }

  private static String cell(Entry entry) {
    return padded(entry.key(), KEY) + entry.text();
  }

  /** A table, below a label. */
  public Page table(String label, Table table) {
    if (!table.isEmpty()) {
      List<String> all = table.lines();
      for (int i = 0; i < all.size(); i++) {
        lines.add(("  " + padded(i == 0 ? label : "", KEY) + all.get(i)).stripTrailing());
      }
    }
    return this;
  }

  /** A table, set in. */
  public Page indented(Table table) {
    table.lines().forEach(each -> lines.add("  " + each));
    return this;
  }

  /** A table that begins at the margin. */
  public Page table(Table table) {
    lines.addAll(table.lines());
    return this;
  }

  /** The page so far. */
  public List<String> lines() {
    return lines.stream().map(each -> each.replace(NO_BREAK, ' ')).toList();
  }

  private Page hanging(String start, String text) {
    int room = WIDTH - Table.width(start);
    List<String> parts = folded(text, room);
    lines.add((start + parts.get(0)).stripTrailing());
    String below = " ".repeat(Table.width(start));
    parts.stream().skip(1).forEach(each -> lines.add(below + each));
    return this;
  }

  private static String indentOf(String text) {
    return text.substring(0, text.length() - text.stripLeading().length());
  }

  private static String padded(String label, int width) {
    return label + " ".repeat(Math.max(1, width - Table.width(label)));
  }

  /** The text in lines of this width, broken at spaces; a longer word stays whole. */
  static List<String> folded(String text, int width) {
    List<String> folded = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && Table.width(line + " " + word) > width) {
        folded.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    folded.add(line.toString());
    return folded;
  }
}
