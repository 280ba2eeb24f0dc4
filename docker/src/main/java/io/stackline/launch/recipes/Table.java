package io.stackline.launch.recipes;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under headers, each column as wide as it needs. Cells of a folding column break at spaces,
 * not at no-break spaces, and go on below.
 */
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  public static Table of(Column... columns) {
    return new Table(List.of(columns));
  }

  /**
   * A column.
   *
   * @param header with the unit of its numbers
   * @param right whether it holds numbers
   * @param fold width at which cells are broken; 0 for never
   */
  public record Column(String header, boolean right, int fold) {
    public static Column text(String header) {
      return new Column(header, false, 0);
    }

    public static Column number(String header) {
      return new Column(header, true, 0);
    }

    public static Column folding(String header, int fold) {
      return new Column(header, false, fold);
    }
  }

  /** Adds a row with as many cells as there are columns. */
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns.size());
    }
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The table as lines, headers and a rule first. */
  public List<String> lines() {
    List<List<List<String>>> folded = rows.stream().map(this::folded).toList();
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      int widest =
          folded.stream()
              .flatMap(row -> row.get(column).stream())
              .mapToInt(Table::width)
              .max()
              .orElse(0);
      widths.add(Math.max(width(columns.get(i).header()), widest));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::header).toList(), widths));
    int whole = widths.stream().mapToInt(each -> each).sum() + GAP.length() * (widths.size() - 1);
    lines.add("─".repeat(whole));
    folded.forEach(row -> lines.addAll(lines(row, widths)));
    return lines;
  }

  private List<List<String>> folded(List<String> row) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      int fold = columns.get(i).fold();
      cells.add(fold == 0 ? List.of(row.get(i)) : Page.folded(row.get(i), fold));
    }
    return cells;
  }

  private List<String> lines(List<List<String>> cells, List<Integer> widths) {
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      int at = i;
      lines.add(
          line(cells.stream().map(each -> at < each.size() ? each.get(at) : "").toList(), widths));
    }
    return lines;
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths.get(i) - width(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).right() ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
