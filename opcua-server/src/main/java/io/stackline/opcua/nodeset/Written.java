package io.stackline.opcua.nodeset;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** Numbers, truths, times and texts as XML writes them. */
final class Written {
  private Written() {}

  static boolean truth(Markup value, String written) throws BadNodeSet {
    return switch (written) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new BadNodeSet(value.place(), "\"" + written + "\": write true or false");
    };
  }

  static long number(Markup value, long low, long high) throws BadNodeSet {
    String written = value.text().strip();
    try {
      long number = Long.parseLong(written);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the range.
    }
    throw new BadNodeSet(
        value.place(),
        "\"" + written + "\" is no " + value.name() + ": write one from " + low + " to " + high);
  }

  static double real(String written) {
    return switch (written) {
      case "INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(written);
    };
  }

  /** Times without a zone are UTC, as all times in OPC UA are. */
  static Instant time(String written) {
    boolean zoned = written.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
    return Instant.parse(zoned ? written : written + "Z");
  }

  /** A text with its locale, where it has one; null where the element is empty. */
  static LocalizedText text(Markup value) {
    Optional<String> text = value.textOf("Text");
    if (text.isEmpty()) {
      return LocalizedText.NULL_VALUE;
    }
    return value
        .textOf("Locale")
        .map(locale -> new LocalizedText(locale, text.get()))
        .orElse(new LocalizedText(text.get()));
  }
}
