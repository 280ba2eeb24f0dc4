package io.stackline.launch.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code key=value} pairs of a log line. They are taken from what the programmer wrote, {@code
 * "press={} state={}"}, and never from what was put in: whatever a user's name or a press's answer
 * says, it cannot make itself a field. A dash means that there is none.
 */
final class LineFields {
  /** A pair, or a place where a value is put in that no key names. */
  private static final Pattern PIECE =
      Pattern.compile("(?<![\\w-])([a-z][a-z0-9-]*)=(\"?\\{}\"?|[\\w.-]+)|\\{}");

  private static final String HOLE = "{}";
  private static final String NONE = "-";

  private LineFields() {}

  /** Those of the message alone, in its order; the first of a name counts. */
  static Map<String, Object> ofMessage(ILoggingEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Object[] values = event.getArgumentArray();
    Matcher piece = PIECE.matcher(String.valueOf(event.getMessage()));
    int hole = 0;
    while (piece.find()) {
      Optional<String> key = Optional.ofNullable(piece.group(1));
      if (!piece.group().contains(HOLE)) {
        key.ifPresent(each -> fields.putIfAbsent(each, piece.group(2)));
        continue;
      }
      if (key.isPresent() && values != null && hole < values.length && !NONE.equals(values[hole])) {
        fields.putIfAbsent(key.get(), value(values[hole]));
      }
      hole++;
    }
    return fields;
  }

  private static Object value(Object given) {
    return given instanceof Number || given instanceof Boolean ? given : String.valueOf(given);
  }

  /** What was being worked at, as far as the message does not name it. */
  static Map<String, String> unsaid(ILoggingEvent event, Map<String, Object> said) {
    Map<String, String> fields = new LinkedHashMap<>(event.getMDCPropertyMap());
    fields.keySet().removeAll(said.keySet());
    return fields;
  }
}
