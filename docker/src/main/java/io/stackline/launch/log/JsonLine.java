package io.stackline.launch.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A log line as one line of JSON: {@code at}, {@code level}, {@code logger}, {@code thread}, {@code
 * message}, then each {@code key=value} of the message as a field of its own, {@code press} and
 * {@code run} always where the line is about one; {@code exception} last. Plain ASCII, so that
 * nothing in it can look like another line.
 */
final class JsonLine extends EncoderBase<ILoggingEvent> {
  private static final Set<String> OWN =
      Set.of("at", "level", "logger", "thread", "message", "exception");
  private static final byte[] NOTHING = {};

  private final JsonFactory json =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private final ThrowableProxyConverter exceptions = new ThrowableProxyConverter();

  @Override
  public void start() {
    exceptions.start();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator out = json.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("at", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
      out.writeStringField("level", event.getLevel().toString());
      out.writeStringField("logger", event.getLoggerName());
      out.writeStringField("thread", event.getThreadName());
      out.writeStringField("message", event.getFormattedMessage());
      for (Map.Entry<String, Object> each : fields(event).entrySet()) {
        out.writeObjectField(each.getKey(), each.getValue());
      }
      if (event.getThrowableProxy() != null) {
        out.writeStringField("exception", exceptions.convert(event));
      }
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return line.toByteArray();
  }

  private static Map<String, Object> fields(ILoggingEvent event) {
    Map<String, Object> said = LineFields.ofMessage(event);
    Map<String, Object> fields = new LinkedHashMap<>(LineFields.unsaid(event, said));
    fields.putAll(said);
    fields.keySet().removeAll(OWN);
    return fields;
  }
}
