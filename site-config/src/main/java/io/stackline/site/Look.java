package io.stackline.site;

import io.stackline.unit.QuantityKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a value looks like as text, as far as a JSON Schema can say it. */
sealed interface Look {
  /** A number as quantities have it. */
  String NUMBER = "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?";

  /** The keywords of JSON Schema that say the same. */
  Map<String, Object> schema();

  /** A regular expression for the whole text, for looks that are made of others. */
  String regex();

  /** One of these words. */
  record Words(List<String> words) implements Look {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(Map.of("enum", words));
    }

    @Override
    public String regex() {
      return words.stream().map(Look::literal).collect(Collectors.joining("|", "(", ")"));
    }
  }

  /** True or false. */
  record Flag() implements Look {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(Map.of("type", "boolean"));
    }

    @Override
    public String regex() {
      return "(true|false)";
    }
  }

  /** A whole number. */
  record Whole(int min, int max) implements Look {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(Map.of("type", "integer", "minimum", min, "maximum", max));
    }

    @Override
    public String regex() {
      return "[0-9]{1,9}";
    }
  }

  /** Any text; YAML takes some for numbers. */
  record Text(int max) implements Look {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(
          Map.of("type", List.of("string", "number"), "minLength", 1, "maxLength", max));
    }

    @Override
    public String regex() {
      return ".{1," + max + "}";
    }
  }

  /** A name of this shape; YAML takes some for numbers. */
  record Name(String regex) implements Look {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(
          Map.of("type", List.of("string", "number"), "pattern", "^(" + regex + ")$"));
    }
  }

  /** Something with a unit or a source: never a bare number. */
  record Shape(String regex) implements Look {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(Map.of("type", "string", "pattern", "^(" + regex + ")$"));
    }
  }

  /** A quantity of this kind. */
  static Look quantity(QuantityKind kind) {
    return number(
        kind.units().stream().map(unit -> literal(unit.symbol())).collect(Collectors.joining("|")));
  }

  /** A number with this unit, or with none if the unit is empty. */
  static Look number(String unitRegex) {
    return unitRegex.isEmpty() ? new Shape(NUMBER) : new Shape(NUMBER + "\\s*(" + unitRegex + ")");
  }

  /** The text as it stands, in a regular expression of any dialect. */
  static String literal(String text) {
    return Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]").matcher(text).replaceAll("\\\\$0");
  }
}
