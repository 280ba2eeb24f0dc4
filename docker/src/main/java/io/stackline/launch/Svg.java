package io.stackline.launch;

import java.util.Locale;

/** A picture as SVG text, built piece by piece; numbers have a point whatever the locale. */
final class Svg {
  private final StringBuilder text = new StringBuilder(200_000);

  /** A white sheet of this size in pixels. */
  void open(int width, int height) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"Helvetica,Arial,sans-serif\" font-size=\"12\" fill=\"#1f2933\">",
        width, height, width, height);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
  }

  void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** The whole picture. */
  String close() {
    return text.append("</svg>\n").toString();
  }

  /** A number for people: a tenth below 100, none from there. */
  static String round(double value) {
    if (Double.isNaN(value)) {
      return "?";
    }
    String text = String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.1f" : "%.0f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
