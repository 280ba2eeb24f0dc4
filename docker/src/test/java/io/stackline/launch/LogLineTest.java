package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LogLineTest {
  /** Such as a binding of a run that is refused, which is told with what it said. */
  @Test
  void nobodyWritesALogLineOfHisOwn() throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL ours = Objects.requireNonNull(LogLineTest.class.getResource("/logback.xml"));
    configurator.doConfigure(ours);
    ConsoleAppender<?> appender =
        (ConsoleAppender<?>) context.getLogger("ROOT").getAppender("STDERR");
    String forged = "dwell is \"5\n08:00:00.000 INFO  run=x done\u0085\u001b[2K\u202e\", Grüße";
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("io.stackline"), Level.WARN, forged, null, null);
    @SuppressWarnings("unchecked") // it is an appender of events
    Encoder<ILoggingEvent> encoder = (Encoder<ILoggingEvent>) appender.getEncoder();
    String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.endsWith("dwell is \"5?08:00:00.000 INFO  run=x done??[2K?\", Grüße\n"), line);
    context.stop();
  }
}
