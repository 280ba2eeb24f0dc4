package io.stackline.opcua.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Writes XML as it is told, indented, one element a line. The JDK's own stream writer leaves line
 * ends in attributes and carriage returns as they are, which readers then take for blanks and line
 * feeds; a browse name or a text would come back changed.
 */
final class XmlPage {
  /** What XML cannot say at all, such as a zero octet, becomes the sign for that. */
  private static final int REPLACEMENT = 0xFFFD;

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  /** The writer is flushed, not closed. */
  XmlPage(Writer out) throws IOException {
    this.out = out;
    out.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  }

  /** Opens an element; attributes come in the order of the map. */
  void open(String name, Map<String, String> attributes) throws IOException {
    tag(name, attributes);
    out.write(">\n");
    open.push(name);
  }

  void open(String name) throws IOException {
    open(name, Map.of());
  }

  void close() throws IOException {
    String name = open.pop();
    indent();
    out.write("</" + name + ">\n");
    if (open.isEmpty()) {
      out.flush();
    }
  }

  /** An element with text alone. */
  void text(String name, Map<String, String> attributes, String text) throws IOException {
    tag(name, attributes);
    if (text.isEmpty()) {
      out.write("/>\n");
      return;
    }
    out.write('>');
    escape(text, false);
    out.write("</" + name + ">\n");
  }

  void text(String name, String text) throws IOException {
    text(name, Map.of(), text);
  }

  /** An element with attributes alone. */
  void empty(String name, Map<String, String> attributes) throws IOException {
    text(name, attributes, "");
  }

  private void tag(String name, Map<String, String> attributes) throws IOException {
    indent();
    out.write("<" + name);
    for (Map.Entry<String, String> each : attributes.entrySet()) {
      out.write(" " + each.getKey() + "=\"");
      escape(each.getValue(), true);
      out.write('"');
    }
  }

  private void indent() throws IOException {
    for (int i = 0; i < open.size(); i++) {
      out.write("  ");
    }
  }

  private void escape(String text, boolean attribute) throws IOException {
    int at = 0;
    while (at < text.length()) {
      int each = text.codePointAt(at);
      at += Character.charCount(each);
      switch (each) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write(attribute ? "&quot;" : "\"");
        case '\r' -> out.write("&#13;");
        case '\n' -> out.write(attribute ? "&#10;" : "\n");
        case '\t' -> out.write(attribute ? "&#9;" : "\t");
        default -> out.write(Character.toString(isXml(each) ? each : REPLACEMENT));
      }
    }
  }

  /** Characters of XML 1.0, besides the three below a blank. */
  private static boolean isXml(int character) {
    return character >= 0x20
        && !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
        && character != 0xFFFE
        && character != 0xFFFF;
  }
}
