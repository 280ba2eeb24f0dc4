package io.stackline.why;

/** The table of docs/why-not.md. */
final class WhyTable {
  private WhyTable() {}

  static String markdown() {
    StringBuilder table =
        new StringBuilder("| code | what is the matter | what to do |\n|---|---|---|\n");
    for (Code code : Code.values()) {
      table
          .append("| ")
          .append(code)
          .append(" | ")
          .append(code.meaning())
          .append(" | ")
          .append(code.remedy())
          .append(" |\n");
    }
    return table.toString();
  }
}
