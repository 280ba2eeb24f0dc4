package io.stackline.launch.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;

/**
 * Writes press and run in front of a message that does not name them itself. Public because Logback
 * makes it by its name.
 */
public final class Unsaid extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    if (event.getMDCPropertyMap().isEmpty()) {
      return "";
    }
    return LineFields.unsaid(event, LineFields.ofMessage(event)).entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue() + " ")
        .collect(Collectors.joining());
  }
}
