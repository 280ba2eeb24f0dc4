package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms of values that are no quantities: texts, ids, choices, dates and whole numbers. */
final class Forms {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern SIGNED = Pattern.compile("-?\\d{1,9}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final int SHOWN_MAX = 64;

  private Forms() {}

  /** A text of 1 to {@code max} characters, stripped. */
  static Form<String> text(int max) {
    return new Form<>(
        "a text of at most " + max + " characters",
        new Look.Text(max),
        (text, legend) -> {
          String stripped = text.strip();
          if (stripped.length() > max) {
            throw new ValueRefused(
                Code.RANGE, "has " + stripped.length() + " characters", "use at most " + max);
          }
          return stripped;
        });
  }

  /** A text of this shape. */
  static Form<String> shape(Pattern shape, String noun, String hint) {
    return new Form<>(
        hint,
        new Look.Name(shape.pattern()),
        (text, legend) -> {
          if (text.length() > 253 || !shape.matcher(text).matches()) {
            throw new ValueRefused(Code.VALUE, quoted(text) + " is no " + noun, "write " + hint);
          }
          return text;
        });
  }

  /** An id that its own record checks. */
  static <T> Form<T> id(Function<String, T> make) {
    String hint = "1 to 64 letters, digits, dots, dashes or underscores";
    return new Form<>(
        hint,
        new Look.Name("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
        (text, legend) -> {
          try {
            return make.apply(text);
          } catch (IllegalArgumentException e) {
            throw new ValueRefused(Code.VALUE, quoted(text) + " is no id", "use " + hint);
          }
        });
  }

  /** One constant of an enum, in lower case with dashes. */
  static <E extends Enum<E>> Form<E> choice(Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    List<String> words = constants.stream().map(Forms::word).toList();
    return new Form<>(
        "one of " + String.join(", ", words),
        new Look.Words(words),
        (text, legend) -> constants.get(index(text, words)));
  }

  private static int index(String text, List<String> words) throws ValueRefused {
    int index = words.indexOf(text);
    if (index < 0) {
      throw new ValueRefused(
          Code.VALUE,
          quoted(text) + " is not known here",
          Near.suggestion(text, words, "write one of"));
    }
    return index;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Form<Boolean> flag() {
    return new Form<>(
        "true or false",
        new Look.Flag(),
        (text, legend) -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new ValueRefused(
                Code.VALUE, quoted(text) + " is neither true nor false", "write true or false");
          }
          return text.equals("true");
        });
  }

  static Form<Integer> whole(int min, int max) {
    String hint = "a whole number from " + min + " to " + max;
    return new Form<>(
        hint,
        new Look.Whole(min, max),
        (text, legend) -> {
          if (!(min < 0 ? SIGNED : WHOLE).matcher(text).matches()) {
            throw new ValueRefused(
                Code.VALUE, quoted(text) + " is not a whole number", "write " + hint);
          }
          int value = Integer.parseInt(text);
          if (value < min || value > max) {
            throw new ValueRefused(Code.RANGE, quoted(text) + " is out of range", "write " + hint);
          }
          return value;
        });
  }

  /** A day as ISO 8601 writes it. */
  static Form<LocalDate> date() {
    String hint = "a day such as 2026-11-22";
    return new Form<>(
        hint,
        new Look.Shape(DAY.pattern()),
        (text, legend) -> {
          try {
            return LocalDate.parse(text);
          } catch (DateTimeParseException e) {
            Code code = DAY.matcher(text).matches() ? Code.RANGE : Code.VALUE;
            throw new ValueRefused(code, quoted(text) + " is no day", "write " + hint);
          }
        });
  }

  /** A moment as ISO 8601 writes it, with its offset from UTC. */
  static Form<Instant> time() {
    String hint = "a time such as 2026-11-23T06:00:00Z, or with +01:00 in place of Z";
    return new Form<>(
        hint,
        new Look.Shape(TIME.pattern()),
        (text, legend) -> {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeParseException e) {
            Code code = TIME.matcher(text).matches() ? Code.RANGE : Code.VALUE;
            throw new ValueRefused(code, quoted(text) + " is no time", "write " + hint);
          }
        });
  }

  /** This word, which is read as nothing, or a value of another form. */
  static <T> Form<Optional<T>> wordOr(String word, Form<T> form) {
    return new Form<>(
        form.hint() + ", or " + word,
        new Look.Shape(word + "|" + form.look().regex()),
        (text, legend) ->
            text.equals(word) ? Optional.empty() : Optional.of(form.read(text, legend)));
  }

  static String quoted(String text) {
    return "\"" + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text) + "\"";
  }
}
